package levante.web.page.frame;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import levante.web.gate.FormTokens;
import levante.web.gate.SessionCookie;
import levante.web.security.Caller;

/** Makes the frames of the caller's pages. */
@Dependent
public class Frames {
  @Inject private Caller caller;
  @Inject private FormTokens tokens;

  /** The frame of a page; a caller without a session gets forms that are of no use. */
  public Frame of(Section current, HttpHeaders headers) {
    String token = SessionCookie.in(headers.getCookies()).map(tokens::of).orElse("");
    return new Frame(caller.owner(), caller.role(), token, current);
  }
}
