package levante.provisioner.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSite.Founding;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.install.Recipe.ListedNode;
import levante.provisioner.install.Recipe.Place;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final Place FRONT = new Place("front-7f3a2b-0", "10.0.0.1", Optional.empty());
  private static final Place WORKER = new Place("wn-7f3a2b-1", "10.0.0.2", Optional.empty());
  private static final Secret SECRET = Secret.of("it's secret");

  private static ClusterSpec spec(Distribution distribution, ControlPlaneUse use) {
    return new ClusterSpec(
        ID.cluster("c"), ID, "c", distribution, "latest", use, Map.of("partition", "lab"));
  }

  private static ClusterSite site(Distribution distribution) {
    return site(distribution, ControlPlaneUse.SCHEDULABLE);
  }

  private static ClusterSite site(Distribution distribution, ControlPlaneUse use) {
    return new ClusterSite(spec(distribution, use), Optional.empty());
  }

  private final Recipe k3s = new K3sRecipe(K3sRecipe.Sources.PUBLIC);
  private final Recipe slurm = new SlurmRecipe();
  private final Recipe kubeadm = new KubeadmRecipe(KubeadmRecipe.Sources.PUBLIC);

  @Test
  void aSecretIsQuotedAndIsNoPartOfAScriptsIdentity() {
    InstallScript script = slurm.worker(site(Distribution.SLURM), WORKER, FRONT, SECRET);
    InstallScript other = slurm.worker(site(Distribution.SLURM), WORKER, FRONT, Secret.of("x"));
    assertThat(script.text()).contains("SECRET='it'\\''s secret'\n");
    assertThat(script.id()).isEqualTo(other.id()).startsWith("slurm-worker-");
    assertThat(script.toString()).doesNotContain("it's secret");
  }

  @Test
  void anotherValueIsAnotherScript() {
    assertThat(slurm.worker(site(Distribution.SLURM), WORKER, FRONT, SECRET).id())
        .isNotEqualTo(slurm.worker(site(Distribution.SLURM), FRONT, FRONT, SECRET).id());
  }

  @Test
  void aDedicatedControlPlaneOfK3sIsTaintedAndASchedulableOneIsNot() {
    assertThat(
            k3s.controlPlane(site(Distribution.K3S, ControlPlaneUse.DEDICATED), FRONT, SECRET)
                .values())
        .containsEntry("TAINT", "CriticalAddonsOnly=true:NoExecute")
        .containsEntry("ROLE", "server");
    assertThat(
            k3s.controlPlane(site(Distribution.K3S, ControlPlaneUse.SCHEDULABLE), FRONT, SECRET)
                .values())
        .containsEntry("TAINT", "");
  }

  @Test
  void anAgentOfK3sIsAdmittedByItsServer() {
    assertThat(k3s.admission(WORKER).orElseThrow().values())
        .containsEntry("NODE_NAME", "wn-7f3a2b-1")
        .containsEntry("TTL", "30m");
    assertThat(k3s.worker(site(Distribution.K3S), WORKER, FRONT, SECRET).values())
        .containsEntry("ROLE", "agent")
        .containsEntry("SERVER", "https://10.0.0.1:6443");
  }

  @Test
  void aSlurmNodeThatDoesNotAnswerIsNotReady() {
    assertThat(slurm.listed("front up\nwn-1 idle\nwn-2 idle*\nwn-3 down\nwn-4 mixed\n"))
        .isEqualTo(
            List.of(
                new ListedNode("front", true),
                new ListedNode("wn-1", true),
                new ListedNode("wn-2", false),
                new ListedNode("wn-3", false),
                new ListedNode("wn-4", true)));
  }

  @Test
  void aNodeOfK3sIsReadyWhenItsConditionSaysSo() {
    assertThat(k3s.listed("a True\nb False\nc Unknown\nd \n"))
        .isEqualTo(
            List.of(
                new ListedNode("a", true), new ListedNode("b", false), new ListedNode("c", false)));
  }

  @Test
  void aDedicatedControlPlaneOfKubeadmKeepsItsTaint() {
    assertThat(
            kubeadm
                .controlPlane(
                    site(Distribution.KUBERNETES, ControlPlaneUse.DEDICATED), FRONT, SECRET)
                .values())
        .containsEntry("SCHEDULABLE", "")
        .containsEntry("ROLE", "init")
        .containsEntry("VERSION", "latest");
    assertThat(
            kubeadm
                .controlPlane(
                    site(Distribution.KUBERNETES, ControlPlaneUse.SCHEDULABLE), FRONT, SECRET)
                .values())
        .containsEntry("SCHEDULABLE", "yes");
  }

  @Test
  void aWorkerOfKubeadmHasItsOwnPassWhichTellsItsVersionToo() {
    assertThat(kubeadm.admission(WORKER).orElseThrow().values())
        .containsEntry("NODE_NAME", "wn-7f3a2b-1")
        .containsEntry("TTL", "30m");
    InstallScript script = kubeadm.worker(site(Distribution.KUBERNETES), WORKER, FRONT, SECRET);
    assertThat(script.values())
        .containsEntry("ROLE", "join")
        .containsEntry("SERVER", "10.0.0.1:6443")
        .doesNotContainKey("VERSION");
    assertThat(script.text()).contains("PASS='it'\\''s secret'\n");
    assertThat(script.toString()).doesNotContain("it's secret");
  }

  @Test
  void theKubeconfigOfKubeadmNamesTheAddressFromOutside() {
    assertThat(kubeadm.kubeconfig("203.0.113.7").orElseThrow().text())
        .contains("ADDRESS='203.0.113.7'", "/etc/kubernetes/admin.conf");
  }

  @Test
  void whatIsIgnoredAndAddedReachesKubeadm() {
    Recipe special =
        new KubeadmRecipe(
            new KubeadmRecipe.Sources(
                "/mirror", true, "/net.yaml", "kind: X", List.of("Swap", "Mem")));
    assertThat(
            special
                .controlPlane(
                    site(Distribution.KUBERNETES, ControlPlaneUse.DEDICATED), FRONT, SECRET)
                .values())
        .containsEntry("IGNORED", "\"Swap\", \"Mem\"")
        .containsEntry("DOCUMENTS", "kind: X")
        .containsEntry("NETWORK", "/net.yaml")
        .containsEntry("RELEASES", "/mirror")
        .containsEntry("AIRGAP", "yes");
  }

  @ParameterizedTest
  @CsvSource({"ALONE,''", "FIRST_OF_SEVERAL,yes", "DONE,''"})
  void k3sMakesAClusterOfSeveralOnlyWhereNoneIsMade(Founding founding, String clusterInit) {
    ClusterSite site =
        new ClusterSite(
            spec(Distribution.K3S, ControlPlaneUse.DEDICATED),
            Optional.empty(),
            List.of(),
            founding);
    assertThat(k3s.controlPlane(site, FRONT, SECRET).values())
        .containsEntry("CLUSTER_INIT", clusterInit)
        .containsEntry("SERVER", "");
    assertThat(k3s.server(site, WORKER, FRONT, SECRET).values())
        .containsEntry("CLUSTER_INIT", "")
        .containsEntry("SERVER", "https://10.0.0.1:6443");
  }

  @Test
  void aDistributionOfOneServerHasNoFurtherOnes() {
    assertThat(slurm.serverAdmission(WORKER)).isEmpty();
    ClusterSite site = site(Distribution.SLURM);
    assertThatThrownBy(() -> slurm.server(site, WORKER, FRONT, SECRET))
        .isInstanceOf(IllegalStateException.class);
  }
}
