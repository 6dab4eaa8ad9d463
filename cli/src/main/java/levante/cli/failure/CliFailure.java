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

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** An ending with code 1. */
  public CliFailure(String message) {
    this(FAILED, message);
  }

  /** An ending with code 1 because of {@code cause}. */
  public CliFailure(String message, Throwable cause) {
    super(message, cause);
    this.exitCode = FAILED;
  }

  /** An ending with a code of its own. */
  public CliFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the process exits with. */
  public int exitCode() {
    return exitCode;
  }
}
