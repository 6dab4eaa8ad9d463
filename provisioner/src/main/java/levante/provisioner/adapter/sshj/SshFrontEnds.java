package levante.provisioner.adapter.sshj;

import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sshj.shell.ImageCarrier;
import levante.provisioner.adapter.sshj.shell.KeptShell;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.FrontEnds;
import levante.provisioner.install.Recipes;

/** Asks by SSH, over a connection to each front end that is kept: they are asked every look. */
public final class SshFrontEnds implements FrontEnds, AutoCloseable {
  private final KeptShell shell = new KeptShell();
  private final ClusterTalk talk;

  /** Of clusters that were made by these. */
  public SshFrontEnds(Recipes recipes, MachineKeys keys) {
    this(recipes, keys, ClusterTalk.Habits.USUAL);
  }

  SshFrontEnds(Recipes recipes, MachineKeys keys, ClusterTalk.Habits habits) {
    this.talk = new ClusterTalk(recipes, keys, shell, ImageCarrier.none(), habits);
  }

  @Override
  public String ask(ClusterSite cluster, String script) {
    try {
      return talk.asked(cluster, script);
    } catch (LevanteException silent) {
      throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, silent.getMessage(), silent);
    }
  }

  @Override
  public void close() {
    shell.close();
  }
}
