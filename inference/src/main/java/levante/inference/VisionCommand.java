package levante.inference;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code levante-vision}. Ends with 0 when its files are written, {@value #USAGE} when
 * it was called wrongly, {@value #BAD_INPUT} when the input is not what it says, {@value #NO_INPUT}
 * when there is none, {@value #FAULT} for anything else; then one line on stderr says why and no
 * output is left behind.
 */
@Command(
    name = "levante-vision",
    description = "Finds faces in videos and pictures, hides them, and tells masks.",
    mixinStandardHelpOptions = true,
    version = "levante-vision 0.1.0",
    subcommands = {AnonymizeCommand.class, ClassifyCommand.class, DetectCommand.class})
public final class VisionCommand {
  static final int USAGE = 2;

  /** As EX_DATAERR in sysexits.h. */
  static final int BAD_INPUT = 65;

  /** As EX_NOINPUT in sysexits.h. */
  static final int NO_INPUT = 66;

  /** As EX_SOFTWARE in sysexits.h. */
  static final int FAULT = 70;

  private VisionCommand() {}

  /** The process: runs the command and ends with its exit code. */
  public static void main(String... args) {
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /** Runs the command within this process, for tests and embedders; returns the exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new VisionCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, err))
        .execute(args);
  }

  private static int explain(Exception failure, PrintWriter err) {
    err.println("levante-vision: " + oneLine(failure));
    if (failure instanceof LevanteException known) {
      return known.code() == ErrorCode.OBJECT_NOT_FOUND
          ? NO_INPUT
          : known.code().kind() == ErrorCode.Kind.CALLER ? BAD_INPUT : FAULT;
    }
    return FAULT;
  }

  private static String oneLine(Exception failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String kind =
        failure instanceof LevanteException ? "" : failure.getClass().getSimpleName() + ": ";
    return (kind + message).replaceAll("\\s+", " ").strip();
  }
}
