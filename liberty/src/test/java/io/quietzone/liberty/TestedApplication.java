package io.quietzone.liberty;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as it is shipped, with tests in its WAR. */
final class TestedApplication {

  private TestedApplication() {}

  /**
   * Puts a test where it runs.
   *
   * @param tests the test, and what it needs
   */
  static EnterpriseArchive with(Class<?>... tests) throws Exception {
    EnterpriseArchive ear =
        ShrinkWrap.create(ZipImporter.class, "quietzone.ear")
            .importFrom(new File(System.getProperty("application.ear", "")))
            .as(EnterpriseArchive.class);
    WebArchive war = ear.getAsType(WebArchive.class, "/api-war.war");
    ear.delete("/api-war.war");
    // Its filters let nobody reach the servlet that runs the tests.
    war.delete("/WEB-INF/web.xml");
    war.addClasses(tests);
    ear.addAsModule(Testable.archiveToTest(war));
    // The tests are looked for under the WAR's name, not at the root.
    ear.setApplicationXML(
        new StringAsset(
            """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <module><web><web-uri>api-war.war</web-uri><context-root>/api-war</context-root></web></module>
              <library-directory>lib</library-directory>
            </application>
            """));
    return ear.addAsLibrary(
        new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }
}
