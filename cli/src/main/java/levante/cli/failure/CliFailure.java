package levante.cli.failure;

/** What ends a verb: one sentence for the person at the terminal, and the exit code. */
public final class CliFailure extends RuntimeException {
  /** The verb did not do what was asked. */
  public static final int FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** A file cannot be read; the same code, for nothing was looked at in either case. */
  public static final int UNREADABLE = 2;

  /** Another server runs on that data folder. */
  public static final int IN_USE = 3;

  /** What was waited for is not so by the time that was given. */
  public static final int TIME_OVER = 5;

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String serverCode;

  /** An ending with code 1. */
  public CliFailure(String message) {
    this(FAILED, message);
  }

  /** An ending with code 1 because of {@code cause}. */
  public CliFailure(String message, Throwable cause) {
    super(message, cause);
    this.exitCode = FAILED;
    this.serverCode = "";
  }

  /** An ending with a code of its own. */
  public CliFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
    this.serverCode = "";
  }

  private CliFailure(String message, String serverCode) {
    super(message);
    this.exitCode = FAILED;
    this.serverCode = serverCode;
  }

  /** What the server refused, with its code of docs/reference/error-codes.md; it may be empty. */
  public static CliFailure refused(String message, String serverCode) {
    return new CliFailure(message, serverCode);
  }

  /** Whether the server refused it with that code. */
  public boolean isRefusal(String code) {
    return serverCode.equals(code);
  }

  /** What the process exits with. */
  public int exitCode() {
    return exitCode;
  }
}
