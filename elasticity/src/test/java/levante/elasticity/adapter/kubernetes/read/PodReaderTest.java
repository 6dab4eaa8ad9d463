package levante.elasticity.adapter.kubernetes.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Disruption;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

class PodReaderTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final Kept<Namespace> namespaces = new Kept<>();
  private final Kept<PersistentVolumeClaim> claims = new Kept<>();
  private final Kept<PersistentVolume> volumes = new Kept<>();
  private final Kept<StorageClass> classes = new Kept<>();
  private final PodReader reader =
      new PodReader(new Volumes(claims, volumes, classes), new Neighbours(namespaces));

  private static io.fabric8.kubernetes.api.model.Pod pod(String more) {
    return YAML.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: default, creationTimestamp: "2026-11-24T12:00:00Z", labels: {app: web}}
        spec:
        """
            + more.indent(2),
        io.fabric8.kubernetes.api.model.Pod.class);
  }

  private PodSpec spec(String more) {
    return reader.read(pod(more)).spec();
  }

  @Test
  void aPodTakesWhatItsContainersAskForOrAnInitContainerBesideEarlierSideCars() {
    PodSpec spec =
        spec(
            """
            overhead: {memory: 10Mi}
            initContainers:
            - {name: side, restartPolicy: Always, resources: {requests: {cpu: 200m}}}
            - {name: init, resources: {requests: {cpu: "3", memory: 1Gi}}}
            containers:
            - {name: a, resources: {requests: {cpu: 1930m, memory: 2Gi}}}
            - {name: b, resources: {requests: {cpu: 100m, nvidia.com/gpu: "1"}}}
            """);
    assertThat(spec.requests().asMap())
        .containsEntry(Resources.CPU, Quantity.parse("3200m"))
        .containsEntry(Resources.MEMORY, Quantity.parse("2058Mi"))
        .containsEntry(Resources.GPU, Quantity.of(1));
  }

  @Test
  void whatIsSaidOfThePodStandsBeforeWhatIsSaidOfItsContainers() {
    PodSpec spec =
        spec(
            """
            resources: {requests: {cpu: "2"}}
            containers:
            - {name: a, resources: {requests: {cpu: 100m, memory: 1Gi}}}
            """);
    assertThat(spec.requests()).isEqualTo(Resources.of(Quantity.of(2), Quantity.parse("1Gi")));
  }

  private static final String DEMANDING =
      """
      containers: [{name: a, ports: [{containerPort: 80, hostPort: 8080, protocol: TCP}]}]
      nodeSelector: {disk: ssd}
      tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}, {key: k, value: v}]
      priority: 7
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
            - matchExpressions: [{key: zone, operator: In, values: [a, b]}, {key: cpus, operator: Gt, values: ["3"]}]
          preferredDuringSchedulingIgnoredDuringExecution:
          - {weight: 1, preference: {matchExpressions: [{key: x, operator: Exists}]}}
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
          - {topologyKey: zone, labelSelector: {matchLabels: {app: db}}, namespaceSelector: {matchLabels: {kind: prod}}}
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
          - {topologyKey: host, labelSelector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}}
      topologySpreadConstraints:
      - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {}, matchLabelKeys: [app]}
      - {maxSkew: 1, topologyKey: host, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}}
      """;

  @Test
  void demandsOnNodesAndNeighboursAreReadAndPreferencesAreNot() {
    namespaces.add("team", "metadata: {name: team, labels: {kind: prod}}", Namespace.class);
    namespaces.add("other", "metadata: {name: other}", Namespace.class);
    PodSpec spec = spec(DEMANDING);
    assertThat(spec.nodeSelector()).containsExactly(Map.entry("disk", "ssd"));
    assertThat(spec.affinity()).hasToString("Optional[zone in [a, b],cpus>3]");
    assertThat(spec.near()).singleElement().hasToString("app=db per zone");
    assertThat(spec.near().get(0).namespaces()).containsExactly("team");
    assertThat(spec.apart()).singleElement().hasToString("app not in [web] per host");
    assertThat(spec.apart().get(0).namespaces()).containsExactly("default");
    assertThat(spec.spread()).singleElement().hasToString("app=web over zone with skew 1");
    assertThat(spec.hostPorts()).singleElement().hasToString("8080/TCP");
    assertThat(spec.tolerations()).hasSize(2);
    assertThat(spec.priority()).isEqualTo(7);
  }

  private static final String CLAIMING =
      """
      containers: [{name: a}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
      """;

  private void claim(String more) {
    claims.add(
        "default/data",
        "spec: {storageClassName: fast, accessModes: [ReadWriteOnce], %s resources: {requests: {storage: 1Gi}}}"
            .formatted(more),
        PersistentVolumeClaim.class);
  }

  private void storage(String more) {
    classes.add("fast", "volumeBindingMode: WaitForFirstConsumer\n" + more, StorageClass.class);
  }

  private List<String> reached() {
    return spec(CLAIMING).volumes().stream().map(Object::toString).toList();
  }

  @Test
  void aBoundVolumeKeepsItsPodWhereItIs() {
    claim("volumeName: pv-1,");
    volumes.add(
        "pv-1",
        """
        spec:
          nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}}
        """,
        PersistentVolume.class);
    assertThat(reached()).containsExactly("zone=a");
  }

  @Test
  void aVolumeOfAnOlderKindKeepsItsPodInTheZonesOfItsLabel() {
    claim("volumeName: pv-1,");
    volumes.add(
        "pv-1",
        "metadata: {labels: {topology.kubernetes.io/zone: a__b, other: x}}\nspec: {}",
        PersistentVolume.class);
    assertThat(reached()).containsExactly("topology.kubernetes.io/zone in [a, b]");
  }

  @Test
  void aVolumeThatIsMadeForItsFirstPodComesWhereItsClassAllows() {
    claim("");
    storage("provisioner: csi.test");
    assertThat(reached()).isEmpty();
    storage(
        """
        provisioner: csi.test
        allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [a, b]}]}]
        """);
    assertThat(reached()).containsExactly("zone in [a, b]");
  }

  @Test
  void whereNobodyMakesVolumesOnlyThoseThatAreFreeAndFitCount() {
    claim("");
    storage("provisioner: kubernetes.io/no-provisioner");
    assertThat(reached()).as("no node at all").containsExactly("");
    local("small", "500Mi", "Available", "a");
    local("taken", "2Gi", "Bound", "b");
    local("good", "2Gi", "Available", "c");
    assertThat(reached()).containsExactly("zone=c");
  }

  private void local(String name, String capacity, String phase, String zone) {
    volumes.add(
        name,
        """
        metadata: {name: any}
        spec:
          storageClassName: fast
          accessModes: [ReadWriteOnce]
          capacity: {storage: %s}
          nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [%s]}]}]}}
        status: {phase: %s}
        """
            .formatted(capacity, zone, phase),
        PersistentVolume.class);
  }

  @Test
  void aClaimThatIsNotThereOrWaitsForSomebodyElseKeepsItsPodFromEveryNode() {
    assertThat(reached()).containsExactly("");
    claim("");
    classes.add("fast", "volumeBindingMode: Immediate", StorageClass.class);
    assertThat(reached()).containsExactly("");
  }

  @Test
  void aPodThatSomebodyHoldsBackOrThatIsGoingWaitsForNoNode() {
    String gated = "containers: [{name: a}]\nschedulingGates: [{name: %s}]";
    assertThat(PodReader.counts(pod(gated.formatted("example.com/wait")))).isFalse();
    assertThat(PodReader.counts(pod(gated.formatted("kueue.x-k8s.io/admission")))).isTrue();
    io.fabric8.kubernetes.api.model.Pod going = pod("containers: [{name: a}]");
    assertThat(PodReader.counts(going)).isTrue();
    going.getMetadata().setDeletionTimestamp("2026-11-24T12:00:30Z");
    assertThat(PodReader.counts(going)).isFalse();
    going.getSpec().setNodeName("w-0");
    assertThat(PodReader.counts(going)).as("it takes room until it is gone").isTrue();
  }

  @Test
  void whoMayBeMovedIsDecidedAsElsewhere() {
    assertThat(disruption("{}", "")).isEqualTo(Disruption.FORBIDDEN);
    assertThat(disruption("{}", "ReplicaSet")).isEqualTo(Disruption.ALLOWED);
    assertThat(disruption("{}", "Job")).isEqualTo(Disruption.FORBIDDEN);
    assertThat(disruption("{cluster-autoscaler.kubernetes.io/safe-to-evict: \"true\"}", "Job"))
        .isEqualTo(Disruption.ALLOWED);
    assertThat(disruption("{cluster-autoscaler.kubernetes.io/safe-to-evict: \"true\"}", ""))
        .isEqualTo(Disruption.ALLOWED);
    assertThat(disruption("{cluster-autoscaler.kubernetes.io/safe-to-evict: \"false\"}", "Job"))
        .isEqualTo(Disruption.FORBIDDEN);
    assertThat(disruption("{karpenter.sh/do-not-disrupt: \"true\"}", "ReplicaSet"))
        .isEqualTo(Disruption.FORBIDDEN);
  }

  private Disruption disruption(String annotations, String owner) {
    return owned(annotations, owner).spec().disruption();
  }

  private Pod owned(String annotations, String owner) {
    io.fabric8.kubernetes.api.model.Pod read = pod("containers: [{name: a}]");
    HasMetadata marked =
        YAML.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              annotations: %s
              ownerReferences: [{kind: "%s", name: o, uid: u, apiVersion: v1, controller: %s}]
            """
                .formatted(annotations, owner, !owner.isEmpty()),
            io.fabric8.kubernetes.api.model.Pod.class);
    read.getMetadata().setAnnotations(marked.getMetadata().getAnnotations());
    read.getMetadata().setOwnerReferences(marked.getMetadata().getOwnerReferences());
    return reader.read(read);
  }

  @Test
  void daemonsAndMirrorsOfStaticPodsAreNoWork() {
    assertThat(owned("{}", "DaemonSet").kind()).isEqualTo(Pod.Kind.DAEMON);
    assertThat(owned("{kubernetes.io/config.mirror: x}", "Node").kind()).isEqualTo(Pod.Kind.DAEMON);
    assertThat(owned("{}", "ReplicaSet").kind()).isEqualTo(Pod.Kind.WORKLOAD);
  }
}
