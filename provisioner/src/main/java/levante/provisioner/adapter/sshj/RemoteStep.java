package levante.provisioner.adapter.sshj;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sshj.shell.Shell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.install.InstallScript;

/**
 * A long script on a machine: it runs there by itself, whoever watches, and what is known of it
 * lies in a folder of the machine, so that a killed Levante finds it again. A script that failed,
 * or that a reboot broke off, is begun again.
 */
public final class RemoteStep {
  /** How far a step is. */
  public enum State {
    ABSENT,
    RUNNING,
    DONE,
    FAILED
  }

  /**
   * What is known of a step.
   *
   * @param exit the script's exit code, once it has ended
   * @param age seconds since it ended
   * @param tail the end of its log
   */
  public record Status(State state, int exit, long age, String tail) {
    /** How long a failure is shown before the step is begun again, in seconds. */
    private static final long SHOWN = 30;

    private static final int MOST_TOLD = 600;

    /** Whether a failure has been shown long enough. */
    public boolean isDueAgain() {
      return age >= SHOWN;
    }

    /** How it failed, with the end of its log. */
    public String failure() {
      return "ended with %d and is tried again: %s"
          .formatted(exit, tail.substring(Math.max(0, tail.length() - MOST_TOLD)));
    }

    /** What it says last. */
    public String lastLine() {
      return tail.substring(tail.lastIndexOf('\n') + 1);
    }
  }

  private static final int LINE = 76;

  private final Shell shell;
  private final String folder;
  private final Duration deadline;

  /**
   * On machines that are talked to like that.
   *
   * @param folder of a machine, where what is known of its steps lies
   * @param deadline scripts that take longer are ended
   */
  public RemoteStep(Shell shell, String folder, Duration deadline) {
    this.shell = shell;
    this.folder = folder;
    this.deadline = deadline;
  }

  /** How far the step is. */
  public Status status(Target target, InstallScript script) {
    Shell.Answer answer = shell.run(target, folder(script) + STATUS);
    if (answer.exit() != 0) {
      throw new LevanteException(
          ErrorCode.MACHINE_UNREACHABLE,
          "%s: %s".formatted(target.name(), answer.complaint().strip()));
    }
    String[] parts = answer.output().split("\n", 2);
    String tail = parts.length > 1 ? parts[1].strip() : "";
    String[] words = parts[0].strip().split(" ");
    return switch (words[0]) {
      case "running" -> new Status(State.RUNNING, 0, 0, tail);
      case "ended" -> ended(Integer.parseInt(words[1]), Long.parseLong(words[2]), tail);
      default -> new Status(State.ABSENT, 0, 0, "");
    };
  }

  private static Status ended(int exit, long age, String tail) {
    return new Status(exit == 0 ? State.DONE : State.FAILED, exit, age, tail);
  }

  /** Begins the step unless it runs already. */
  public void start(Target target, InstallScript script) {
    String text =
        Base64.getMimeEncoder(LINE, new byte[] {'\n'})
            .encodeToString(script.text().getBytes(StandardCharsets.UTF_8));
    Shell.Answer answer =
        shell.run(
            target, folder(script) + START.formatted(text, Math.max(1, deadline.toSeconds())));
    if (answer.exit() != 0) {
      throw new LevanteException(
          ErrorCode.MACHINE_UNREACHABLE,
          "%s: %s".formatted(target.name(), answer.complaint().strip()));
    }
  }

  private String folder(InstallScript script) {
    return "d=%s/steps/%s\n".formatted(folder, script.id());
  }

  private static final String STATUS =
      """
      if [ -f "$d/exit" ]; then
        echo "ended $(cat "$d/exit") $(($(date +%s) - $(stat -c %Y "$d/exit")))"
        tail -c 2000 "$d/log"
      elif [ -f "$d/lock" ] && ! flock -n "$d/lock" true; then
        echo running
        tail -n 1 "$d/log" 2>/dev/null || true
      else
        echo absent
      fi
      """;

  /** The lock is held by what waits for the script, not by what the script leaves running. */
  private static final String START =
      """
      set -e
      umask 077
      mkdir -p "$d"
      exec 9>"$d/lock"
      flock -n 9 || exit 0
      rm -f "$d/exit" "$d/log"
      base64 -d >"$d/script" <<'END'
      %s
      END
      setsid sh -c '
        if command -v cloud-init >/dev/null; then timeout 300 cloud-init status --wait 9>&-; fi >/dev/null 2>&1
        umask 022
        timeout %d sh "$1/script" >"$1/log" 2>&1 9>&-
        echo $? >"$1/exit.new"
        rm -f "$1/script"
        mv "$1/exit.new" "$1/exit"
      ' sh "$d" >/dev/null 2>&1 </dev/null &
      """;
}
