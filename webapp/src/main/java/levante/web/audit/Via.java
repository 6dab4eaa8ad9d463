package levante.web.audit;

/** Where a request came in. */
public enum Via {
  /** A page of ours, in a browser. */
  PAGE("page"),
  /** Our own REST, by another program than the command line. */
  REST("REST v1"),
  /** The wire of the Infrastructure Manager. */
  IM("IM's wire"),
  /** The wire of OSCAR. */
  OSCAR("OSCAR's wire"),
  /** {@code ./levante}, on whichever wire, as it says of itself. */
  COMMAND_LINE("command line");

  /** How {@code ./levante} calls itself in its requests. */
  private static final String COMMAND_LINE_AGENT = "levante-cli";

  private final String title;

  Via(String title) {
    this.title = title;
  }

  /** As people read it. */
  public String title() {
    return title;
  }

  /**
   * Where a request came in.
   *
   * @param path from the root, with its slash
   * @param agent what the client calls itself; empty when it does not say
   */
  public static Via of(String path, String agent) {
    if (agent.startsWith(COMMAND_LINE_AGENT)) {
      return COMMAND_LINE;
    }
    if (path.startsWith("/im/")) {
      return IM;
    }
    if (path.startsWith("/oscar/")) {
      return OSCAR;
    }
    return path.startsWith("/api/") ? REST : PAGE;
  }
}
