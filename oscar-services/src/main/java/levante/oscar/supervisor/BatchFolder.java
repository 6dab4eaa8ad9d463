package levante.oscar.supervisor;

import java.nio.file.Path;

/** The work folder of a batch: each file has a work folder of its own in it, and notes beside. */
public record BatchFolder(Path root) {
  /** Of a file, from 1. */
  public WorkFolder file(int number) {
    return new WorkFolder(root.resolve(Integer.toString(number)));
  }

  /** Holds what the script of a file finds in its environment, for a shell to read. */
  Path environment(int number) {
    return file(number).root().resolve("environment");
  }

  /** Says why a file was not staged in; its script is not run then. */
  Path notStagedIn(int number) {
    return file(number).root().resolve("not-staged-in");
  }

  /** Says that the script passed its deadline. */
  Path late(int number) {
    return file(number).root().resolve("late");
  }

  /** Holds the exit code of the script. */
  Path exitCode(int number) {
    return file(number).root().resolve("exit-code");
  }
}
