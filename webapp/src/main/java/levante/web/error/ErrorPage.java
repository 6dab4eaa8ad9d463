package levante.web.error;

/** An error as a page. */
public record ErrorPage(int status, ErrorBody body) {}
