import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The least that a redirect costs on this server: what redirect.sh compares a scan with. */
@WebServlet("/*")
public class BareServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", "https://example.com/launch");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Request-Id", "01M8A5669BEVDCDA3FXMQBAR1H");
  }
}
