package levante.web.page.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** Stands before every page of this package. */
@Dependent
public class AdminDoor {
  @Inject private Caller caller;
  @Inject private Frames frames;

  /** The frame of an admin's page; FORBIDDEN for everybody else. */
  Frame enter(HttpHeaders headers) {
    admin();
    return frames.of(Section.ADMIN, headers);
  }

  /** The admin; FORBIDDEN for everybody else. */
  Caller admin() {
    caller.requireAdmin("sees this");
    return caller;
  }
}
