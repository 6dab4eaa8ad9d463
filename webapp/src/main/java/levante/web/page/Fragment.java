package levante.web.page;

/** A part of the page that is sent again when it changed. */
public record Fragment(String event, String html) {}
