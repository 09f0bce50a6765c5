package io.quietzone.api.agency;

import io.quietzone.api.AcceptFilter;
import io.quietzone.api.BodyLimit;
import io.quietzone.api.CallerFilter;
import io.quietzone.api.FieldsReader;
import io.quietzone.api.JsonBodyReader;
import io.quietzone.api.JsonFormat;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The Agency dialect: everything under {@code /api/} that is not the Studio dialect's. */
@ApplicationPath("/api")
@SecurityScheme(
    securitySchemeName = "apiKey",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    apiKeyName = "X-Api-Key")
@SecurityScheme(
    securitySchemeName = "signature",
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.QUERY,
    apiKeyName = "signature")
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class AgencyApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        AcceptFilter.class,
        BodyLimit.class,
        CallerFilter.class,
        FieldsReader.class,
        JsonBodyReader.class,
        JsonFormat.class,
        AgencyRateLimit.class,
        AgencyErrors.OfBatch.class,
        AgencyErrors.OfProblem.class,
        AgencyErrors.OfJaxRs.class,
        AgencyErrors.OfAnything.class,
        AcceptResource.class,
        AdminResource.class,
        AnalyticsResource.class,
        AuditResource.class,
        AuthResource.class,
        BulkResource.class,
        DynamicHistoryResource.class,
        DynamicImageResource.class,
        DynamicResource.class,
        GenerateResource.class,
        HealthResource.class,
        InvitationsResource.class,
        JwksResource.class,
        KeysResource.class,
        MeResource.class,
        MembersResource.class,
        MetricsResource.class,
        PasswordResource.class,
        SignResource.class,
        SignedImageResource.class,
        StatusResource.class,
        TotpResource.class,
        UsageResource.class,
        ValidateResource.class,
        VerifyResource.class,
        WorkspaceResource.class);
  }
}
