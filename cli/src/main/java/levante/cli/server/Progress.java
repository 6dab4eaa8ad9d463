package levante.cli.server;

/** Where a start tells what it is doing when that takes a while. */
@FunctionalInterface
public interface Progress {
  /** One line for the person who waits. */
  void step(String what);
}
