package levante.oscar.supervisor.call;

import java.nio.file.Path;
import levante.oscar.supervisor.WorkFolder;

/** Where things lie in the folder that a ready pod's script shares with its supervisor. */
public record CallFolder(Path root) {
  /** The pipe in which the shell reads what it is to do, a line each. */
  Path begin() {
    return root.resolve("begin");
  }

  /** The pipe in which it says what came of it, a line each. */
  Path end() {
    return root.resolve("end");
  }

  /** The user's script, the same for all calls. */
  Path script() {
    return root.resolve("script");
  }

  /** The folder of one call, from 1. */
  WorkFolder call(long number) {
    return new WorkFolder(root.resolve(Long.toString(number)));
  }

  /** Holds what the script of a call finds in its environment, for a shell to read. */
  static Path environment(WorkFolder call) {
    return call.root().resolve("environment");
  }

  /** What the script of a call has written. */
  static Path log(WorkFolder call) {
    return call.root().resolve("log");
  }

  /** Says that the script of a call passed its deadline. */
  static Path late(WorkFolder call) {
    return call.root().resolve("late");
  }
}
