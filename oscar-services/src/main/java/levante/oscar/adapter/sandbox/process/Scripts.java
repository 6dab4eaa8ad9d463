package levante.oscar.adapter.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import levante.oscar.supervisor.WorkFolder;

/**
 * Starts scripts, each in a session of its own, with an environment that holds only what it was
 * given, and ends them with all that they started.
 */
public final class Scripts {
  private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";

  /** Under a script's processes the server itself stays quick. */
  private static final String NICENESS = "10";

  /**
   * Runs as the server's user, in an environment of its own: says who it is by a link, which only
   * one can make, runs the rest of its arguments, and writes their exit code. Output passes through
   * a pipe that keeps only so much.
   */
  private static final String WRAPPER =
      """
      #!/bin/sh
      cd "$1" || exit 125
      limit=$2
      shift 2
      started=$(cut -d ' ' -f 22 "/proc/$$/stat")
      printf '%s %s\\n' "$$" "$started" > "pid.$$"
      ln "pid.$$" pid || exit 126
      rm -f "pid.$$"
      mkfifo pipe
      if command -v stdbuf > /dev/null; then
        unbuffered='stdbuf -o0'
      else
        unbuffered=
      fi
      { $unbuffered head -c "$limit"; cat > /dev/null; } < pipe > log 2> /dev/null &
      reader=$!
      "$@" < /dev/null > pipe 2>&1
      code=$?
      printf '%s\\n' "$code" > exit.tmp && mv exit.tmp exit
      wait "$reader"
      """;

  private final List<Path> toolFolders;
  private final int mostLogBytes;

  /** Scripts that find these folders first in their PATH. */
  public Scripts(List<Path> toolFolders, int mostLogBytes) {
    this.toolFolders = List.copyOf(toolFolders);
    this.mostLogBytes = mostLogBytes;
  }

  /**
   * Starts the script of a work folder and does not wait.
   *
   * @param environment what the script is given besides PATH
   * @param user under which it runs; the server's own when absent
   */
  public Process start(ScriptFolder folder, Map<String, String> environment, OptionalInt user)
      throws IOException {
    Path enter = folder.work().resolve("enter");
    Files.writeString(enter, enter(folder, environment));
    Files.setPosixFilePermissions(enter, PosixFilePermissions.fromString("r--------"));
    Path wrapper = folder.control().resolve("run");
    Files.writeString(wrapper, WRAPPER);
    if (user.isPresent()) {
      JobUser.give(folder.work(), user.getAsInt());
    }
    List<String> command = new ArrayList<>(List.of("sh", wrapper.toString()));
    command.add(folder.control().toString());
    command.add(Integer.toString(mostLogBytes));
    user.ifPresent(uid -> command.addAll(JobUser.switchTo(uid)));
    command.addAll(List.of("sh", enter.toString()));
    return launch(command, SYSTEM_PATH, folder.control());
  }

  /**
   * Starts the shell of a pod that is kept ready in its folder, and does not wait.
   *
   * @param user under which it and its scripts run; the server's own when absent
   */
  public Process startShell(Path folder, List<String> shell, OptionalInt user) throws IOException {
    List<String> command = new ArrayList<>();
    user.ifPresent(uid -> command.addAll(JobUser.switchTo(uid)));
    command.addAll(shell);
    return launch(command, path(), folder);
  }

  private static Process launch(List<String> command, String path, Path folder) throws IOException {
    List<String> nicely = new ArrayList<>(List.of("setsid", "nice", "-n", NICENESS));
    nicely.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(nicely);
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LANG", "C.UTF-8");
    builder.redirectInput(new java.io.File("/dev/null"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  /**
   * The last step before the script, under its own user: only here its variables come in, so that
   * none of them reaches a process of the server's user.
   */
  private String enter(ScriptFolder folder, Map<String, String> environment) {
    WorkFolder work = new WorkFolder(folder.work());
    StringBuilder text = new StringBuilder();
    environment.forEach(
        (name, value) ->
            text.append("export ").append(name).append('=').append(quoted(value)).append('\n'));
    text.append("export PATH=").append(quoted(path())).append('\n');
    text.append("cd ").append(quoted(work.tmp().toString())).append('\n');
    text.append("unset OLDPWD\nrm -f \"$0\"\n");
    text.append("exec ").append(quoted(work.script().toString())).append('\n');
    return text.toString();
  }

  private String path() {
    List<String> path = new ArrayList<>();
    toolFolders.forEach(tool -> path.add(tool.toString()));
    path.add(SYSTEM_PATH);
    return String.join(":", path);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The processes of a script that have not ended: its session's, and its user's. */
  public static List<ProcessTable.Entry> members(
      ProcessTable table, Optional<ScriptFolder.Leader> leader, OptionalInt user) {
    return table.entries().stream()
        .filter(
            entry ->
                leader.map(one -> inSession(table, one, entry)).orElse(false)
                    || (user.isPresent() && user.getAsInt() == entry.uid()))
        .toList();
  }

  /** A pid may be given again; then the session with that number is another one. */
  private static boolean inSession(
      ProcessTable table, ScriptFolder.Leader leader, ProcessTable.Entry entry) {
    boolean taken =
        table.entries().stream()
            .anyMatch(other -> other.pid() == leader.pid() && other.started() != leader.started());
    return !taken && entry.session() == leader.pid() && entry.started() >= leader.started();
  }

  /** Kills processes at once; whoever ended meanwhile is left alone. */
  public static void kill(List<ProcessTable.Entry> processes) {
    for (ProcessTable.Entry entry : processes) {
      ProcessHandle.of(entry.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
