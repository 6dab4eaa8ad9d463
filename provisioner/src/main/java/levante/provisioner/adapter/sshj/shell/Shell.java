package levante.provisioner.adapter.sshj.shell;

/** Runs short scripts on machines. Safe for several threads. */
public interface Shell {
  /**
   * What came of a script.
   *
   * @param output what it wrote; cut at 64 KiB
   * @param complaint what it wrote to its standard error; cut likewise
   */
  record Answer(int exit, String output, String complaint) {}

  /**
   * Runs a script as root and waits for its end, half a minute at most.
   *
   * @throws levante.kernel.LevanteException MACHINE_UNREACHABLE when nobody answers there, it is
   *     another machine, it lets nobody in, or the time is over
   */
  Answer run(Target target, String script);
}
