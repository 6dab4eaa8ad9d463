package levante.provisioner.configure;

/** The machine that speaks for a cluster, asked by short scripts. Safe for several threads. */
@FunctionalInterface
public interface FrontEnds {
  /**
   * What a script prints that is run there as root; nothing before the cluster is made. It may be
   * run twice. Waits for its end, which has to come within half a minute.
   *
   * @throws levante.kernel.LevanteException CLUSTER_UNREACHABLE when nobody answers or the script
   *     fails
   */
  String ask(ClusterSite cluster, String script);
}
