package io.quietzone.api.studio;

import io.quietzone.api.AcceptFilter;
import io.quietzone.api.BodyLimit;
import io.quietzone.api.CallerFilter;
import io.quietzone.api.JsonBodyReader;
import io.quietzone.api.JsonFormat;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The Studio dialect: {@code /api/v1/qrcodes} and what lies below it. */
@ApplicationPath("/studio")
public class StudioApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        AcceptFilter.class,
        BodyLimit.class,
        CallerFilter.class,
        JsonBodyReader.class,
        JsonFormat.class,
        StudioRateLimit.class,
        StudioErrors.OfProblem.class,
        StudioErrors.OfJaxRs.class,
        StudioAccess.class,
        StudioErrors.OfAnything.class,
        QrcodesResource.class);
  }
}
