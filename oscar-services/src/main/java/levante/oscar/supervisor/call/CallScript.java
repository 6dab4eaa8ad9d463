package levante.oscar.supervisor.call;

import java.time.Duration;
import java.util.List;

/**
 * Runs a script for one call after another, in the user's image: of which only a shell and {@code
 * sleep} are asked. It waits for a line that names a call's folder, runs the script there, ends all
 * that the script has left behind, and answers with the folder and the exit code.
 */
public final class CallScript {
  /** The shell says this once when it starts, also when its container was started again. */
  static final String BEGAN = "began";

  /** Told to the shell, it answers the same once it has come to it. */
  static final String READY = "ready";

  /** Told to the shell, it ends. */
  static final String LEAVE = "leave";

  /**
   * A pipe that is open both ways neither blocks who opens it nor ends when the other side does.
   */
  private static final String LOOP =
      """
      root=$1 deadline=$2 whose=$3
      until [ -p "$root/begin" ] && [ -p "$root/end" ]; do sleep 0.1 2>/dev/null || sleep 1; done
      exec 3<>"$root/begin" 4<>"$root/end"
      echo began >&4
      while read -r file <&3; do
        case $file in
          ready) echo ready >&4; continue ;;
          leave) exit 0 ;;
        esac
        (. "$file/environment" && cd "$file/tmp" && exec @RUN@ "$root/script" 3<&- 4<&-) \\
          </dev/null >"$file/log" 2>&1 &
        script=$!
        (
          exec 3<&- 4<&-
          trap 'kill "$nap"; exit' TERM
          sleep "$deadline" &
          nap=$!
          wait "$nap" && : >"$file/late" && kill -9 "$script"
        ) >/dev/null 2>&1 &
        guard=$!
        wait "$script" 2>/dev/null
        code=$?
        if [ "$whose" = all ]; then kill -9 -1; else kill "$guard"; fi 2>/dev/null
        wait 2>/dev/null
        echo "$file $code" >&4
      done
      """;

  private CallScript() {}

  /** Whose the processes are that the shell may end after a script. */
  public enum Reach {
    /** All of its user and container are its own. */
    ALL,
    /** Others run under the same user; what a script leaves behind stays. */
    OWN
  }

  /**
   * The command of the shell.
   *
   * @param script of the service, run by its own first line or else by the shell
   * @param deadline of each call
   */
  public static List<String> command(
      CallFolder folder, String script, Duration deadline, Reach reach) {
    return List.of(
        "/bin/sh",
        "-c",
        LOOP.replace("@RUN@", script.startsWith("#!") ? "" : "/bin/sh"),
        "levante",
        folder.root().toString(),
        Long.toString(Math.max(1, deadline.toSeconds())),
        reach == Reach.ALL ? "all" : "own");
  }
}
