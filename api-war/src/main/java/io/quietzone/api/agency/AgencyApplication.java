package io.quietzone.api.agency;

import io.quietzone.api.AcceptFilter;
import io.quietzone.api.BodyLimit;
import io.quietzone.api.CallerFilter;
import io.quietzone.api.JsonFormat;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The Agency dialect: everything under {@code /api/} that is not the Studio dialect's. */
@ApplicationPath("/agency")
public class AgencyApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        AcceptFilter.class,
        BodyLimit.class,
        CallerFilter.class,
        JsonFormat.class,
        AgencyErrors.OfProblem.class,
        AgencyErrors.OfJaxRs.class,
        AgencyErrors.OfAnything.class,
        GenerateResource.class,
        HealthResource.class,
        StatusResource.class);
  }
}
