package levante.oscar.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the script of each file of a batch, one after the other, in the user's image: of which only
 * a shell and {@code sleep} are asked. What it writes of its own are lines that tell the files'
 * logs apart, and the number of the file that runs in the termination message, so that somebody can
 * say which file it was when the container is killed. A script that is killed for its memory ends
 * the batch: the kubelet lets nothing follow such a container.
 */
public final class BatchScript {
  private static final String BEGIN = "\n--- levante: file ";
  private static final String END = " ---\n";
  private static final Pattern RUNNING = Pattern.compile("file ([0-9]{1,3})");
  private static final Pattern ANY = Pattern.compile(BEGIN + "[0-9]+" + END);

  /**
   * As the first process of its container, the shell ends all that a script has left behind with
   * {@code kill -1}; elsewhere that would be all of its user's.
   */
  private static final String LOOP =
      """
      root=$1 count=$2 deadline=$3 message=$4 n=1
      while [ "$n" -le "$count" ]; do
        file=$root/$n
        if [ ! -e "$file/not-staged-in" ]; then
          echo "file $n" >"$message"
          printf '\\n--- levante: file %s ---\\n' "$n"
          (. "$file/environment" && cd "$file/tmp" && exec @RUN@ "$file/script") &
          script=$!
          (sleep "$deadline" && : >"$file/late" && kill -9 "$script") >/dev/null 2>&1 &
          guard=$!
          wait "$script" 2>/dev/null
          code=$?
          echo "$code" >"$file/exit-code"
          if [ "$$" -eq 1 ]; then kill -9 -1; else kill "$guard"; fi 2>/dev/null
          wait 2>/dev/null
          if [ "$code" -eq 137 ] && [ ! -e "$file/late" ]; then exit 137; fi
        fi
        n=$((n + 1))
      done
      : >"$message"
      """;

  private BatchScript() {}

  /**
   * The command of the container.
   *
   * @param script of the service, run by its own first line or else by the shell
   * @param deadline of each file
   * @param message where the termination message is written
   */
  public static List<String> command(
      BatchFolder folder, int files, String script, Duration deadline, Path message) {
    return List.of(
        "/bin/sh",
        "-c",
        LOOP.replace("@RUN@", script.startsWith("#!") ? "" : "/bin/sh"),
        "levante",
        folder.root().toString(),
        Integer.toString(files),
        Long.toString(deadline.toSeconds()),
        message.toString());
  }

  /** The file, from 1, that a termination message says was running; empty when it says none. */
  public static OptionalInt running(String message) {
    Matcher matcher = RUNNING.matcher(message.strip());
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** What a file, from 1, has written, out of what all have; empty when it has not begun. */
  public static String logOf(int number, String all) {
    String begin = BEGIN + number + END;
    int from = all.indexOf(begin);
    if (from < 0) {
      return "";
    }
    String rest = all.substring(from + begin.length());
    Matcher next = ANY.matcher(rest);
    return next.find() ? rest.substring(0, next.start()) : rest;
  }
}
