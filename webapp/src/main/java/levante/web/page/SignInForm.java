package levante.web.page;

/**
 * The sign-in page.
 *
 * @param token what the form sends back
 * @param problem what went wrong before; empty at first
 */
public record SignInForm(String token, String problem) {}
