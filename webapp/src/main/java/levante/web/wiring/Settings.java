package levante.web.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.adapter.yaml.PolicyChoice;
import levante.elasticity.policy.PolicySettings;
import levante.kernel.Secret;
import levante.oscar.adapter.kubernetes.KubernetesJobConfig;
import levante.oscar.adapter.kubernetes.store.StoreConfig;
import levante.provisioner.application.ApplicationScripts;
import levante.provisioner.config.CloudSettings;
import levante.provisioner.install.K3sRecipe;
import levante.provisioner.install.KubeadmRecipe;
import levante.tosca.imports.ImportPolicy;
import levante.web.adapter.oidc.OidcClient;
import levante.web.identity.Admission;
import levante.web.rest.TrustedProxies;
import levante.web.wiring.database.DatabaseSettings;
import levante.web.wiring.hook.HookSettings;
import levante.web.wiring.identity.IdentitySettings;

/**
 * Every setting of the server, typed, with its default. A key that begins with {@code levante.} and
 * is not one of {@link Key} stops the start.
 *
 * @param dataFolder of everything durable
 * @param baseUri where clients reach this server
 * @param visionFolder holds {@code bin/levante-vision}; absent when no service needs it
 * @param imports which URLs templates may import
 * @param trustedProxies whose word is taken on how clients see us
 * @param clouds which clouds there are besides the sandbox
 * @param k3s where real machines get K3s from
 * @param kubernetes where they get upstream Kubernetes from
 * @param helm where their control planes get Helm from
 * @param mostCallBytes the largest file that a service is called with
 * @param ansiblePlaybook the command that runs playbooks; absent when none are run
 * @param bootTimeout after which a machine that does not boot is replaced
 * @param ttlNotice how long before the end of an infrastructure's lifetime it is warned of
 * @param identity who else vouches for people; absent when nobody does
 * @param auditRetention how long it is known who did what
 * @param jobsRoot where the sandbox's jobs run; absent for a folder below the data folder
 */
public record Settings(
    Path dataFolder,
    DatabaseSettings database,
    URI baseUri,
    Optional<Path> visionFolder,
    Optional<Path> jobsRoot,
    Periods periods,
    Duration bootTimeout,
    Duration ttlNotice,
    SandboxSettings sandbox,
    Imports imports,
    TrustedProxies trustedProxies,
    CloudSettings clouds,
    K3sRecipe.Sources k3s,
    KubeadmRecipe.Sources kubernetes,
    ApplicationScripts.Helm helm,
    long mostCallBytes,
    Optional<Path> ansiblePlaybook,
    Scaling scaling,
    Images images,
    Optional<IdentitySettings> identity,
    Duration auditRetention) {
  /** How clusters are scaled, how many nodes of each may boot at a time, and who hears of it. */
  public record Scaling(PolicySettings policy, int maxBootingNodes, HookSettings hooks) {}

  /**
   * The container images of what Levante puts onto real clusters.
   *
   * @param onNodes a folder of archives that every node is given; absent for none
   */
  public record Images(String supervisor, String storage, Optional<Path> onNodes) {}

  /** Which URLs templates may import, and the folder that keeps what was fetched. */
  public record Imports(ImportPolicy policy, Path cache) {}

  /** How often the loops tick when nothing wakes them. */
  public record Periods(
      Duration provisioning, Duration scaling, Duration dispatch, Duration reconciliation) {}

  /** The sandbox's S3 port (0 takes a free one and keeps it), boot delays and cloud's faults. */
  public record SandboxSettings(
      int s3Port, Duration edgeBootDelay, Duration cloudBootDelay, FaultSettings faults) {}

  /** Which part of the sandbox cloud's calls goes wrong, and where chance begins. */
  public record FaultSettings(double rate, long seed) {}

  /** The keys, each with its default. */
  public enum Key {
    DATA_DIR("data-dir", ".levante"),
    DATABASE_URL("database.url", ""),
    DATABASE_PASSWORD("database.password-file", ""),
    HTTP_PORT("http-port", "8080"),
    BASE_URI("base-uri", ""),
    VISION_DIR("vision-dir", ""),
    JOBS_ROOT("jobs-root", ""),
    PROVISIONING_PERIOD("provisioner.period", "PT1S"),
    BOOT_TIMEOUT("provisioner.boot-timeout", "PT15M"),
    TTL_NOTICE("provisioner.ttl-notice", "PT1H"),
    SCALING_PERIOD("elasticity.scan-period", "PT2S"),
    SCALING_POLICY("elasticity.policy", PolicySettings.DEFAULT.name()),
    MAX_BOOTING("elasticity.max-booting-nodes", "10"),
    HOOKS_URL("elasticity.hooks.url", ""),
    HOOKS_SECRET("elasticity.hooks.secret-file", ""),
    DISPATCH_PERIOD("oscar.dispatch-period", "PT0.5S"),
    RECONCILE_PERIOD("oscar.reconcile-period", "PT30S"),
    MOST_CALL_BYTES("oscar.most-call-bytes", "67108864"),
    SUPERVISOR_IMAGE("oscar.supervisor-image", KubernetesJobConfig.DEFAULTS.supervisorImage()),
    NODE_IMAGES("node-images", ""),
    STORAGE_IMAGE("storage.image", StoreConfig.DEFAULTS.image()),
    S3_PORT("sandbox.s3-port", "0"),
    EDGE_BOOT_DELAY("sandbox.boot-delay.edge", "PT2S"),
    CLOUD_BOOT_DELAY("sandbox.boot-delay.cloud", "PT3S"),
    FAULT_RATE("sandbox.fault-rate", "0"),
    FAULT_SEED("sandbox.fault-seed", "0"),
    IMPORTS_ALLOW("imports.allow", ""),
    IMPORTS_CACHE("imports.cache-dir", ""),
    TRUSTED_PROXIES("trusted-proxies", ""),
    OPENSTACK("cloud.openstack", ""),
    EC2("cloud.ec2", ""),
    GCE("cloud.gce", ""),
    AZURE("cloud.azure", ""),
    PRICES("cloud.prices", ""),
    INVENTORIES("cloud.inventories", ""),
    INVENTORY_NETWORKS("cloud.inventory-networks", ""),
    K3S_RELEASES("k3s.releases", K3sRecipe.Sources.PUBLIC.releases()),
    K3S_CHANNELS("k3s.channels", K3sRecipe.Sources.PUBLIC.channels()),
    K3S_AIRGAP("k3s.airgap", "false"),
    K3S_REGISTRIES("k3s.registries", ""),
    KUBERNETES_RELEASES("kubernetes.releases", KubeadmRecipe.Sources.PUBLIC.releases()),
    KUBERNETES_AIRGAP("kubernetes.airgap", "false"),
    KUBERNETES_NETWORK("kubernetes.network", KubeadmRecipe.Sources.PUBLIC.network()),
    KUBERNETES_DOCUMENTS("kubernetes.documents", ""),
    KUBERNETES_IGNORED("kubernetes.ignored-preflight-errors", ""),
    HELM_RELEASES("helm.releases", ApplicationScripts.Helm.PUBLIC.releases()),
    HELM_VERSION("helm.version", ApplicationScripts.Helm.PUBLIC.version()),
    ANSIBLE_PLAYBOOK("ansible.playbook", ""),
    OIDC_ISSUER("oidc.issuer", ""),
    OIDC_NAME("oidc.name", "OpenID Connect"),
    OIDC_CLIENT("oidc.client-id", ""),
    OIDC_SECRET("oidc.client-secret-file", ""),
    OIDC_SCOPES("oidc.scopes", "openid,profile,email"),
    OIDC_ADMIT("oidc.admit", ""),
    OIDC_ADMINS("oidc.admins", ""),
    OIDC_AUDIENCES("oidc.audiences", ""),
    AUDIT_RETENTION("audit.retention", "P90D");

    private final String path;
    private final String fallback;

    Key(String path, String fallback) {
      this.path = "levante." + path;
      this.fallback = fallback;
    }

    /** As a system property or in the configuration. */
    public String path() {
      return path;
    }

    /** What holds when nothing is set; empty for none. */
    public String fallback() {
      return fallback;
    }
  }

  /**
   * Reads the settings.
   *
   * @param given every configured value whose key begins with {@code levante.}
   * @throws IllegalArgumentException on an unknown key or a value out of bounds, naming it
   */
  public static Settings read(Map<String, String> given) {
    List<String> known = Arrays.stream(Key.values()).map(Key::path).sorted().toList();
    List<String> unknown =
        given.keySet().stream().filter(key -> !known.contains(key)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown settings %s; known are %s".formatted(unknown, known));
    }
    return new Reader(new GivenValues(given)).settings();
  }

  private record Reader(GivenValues given) {
    static final Duration LEAST_PERIOD = Duration.ofMillis(100);

    Settings settings() {
      int port = given.number(Key.HTTP_PORT, 0, 65_535);
      String address = given.text(Key.BASE_URI);
      URI base = URI.create(address.isEmpty() ? "http://127.0.0.1:" + port : address);
      return new Settings(
          Path.of(given.text(Key.DATA_DIR)).toAbsolutePath().normalize(),
          database(),
          base,
          given.path(Key.VISION_DIR),
          given.path(Key.JOBS_ROOT),
          periods(),
          given.duration(Key.BOOT_TIMEOUT, Duration.ofSeconds(1)),
          given.duration(Key.TTL_NOTICE, Duration.ofSeconds(1)),
          sandbox(),
          new Imports(
              allowed(),
              given.path(Key.IMPORTS_CACHE).orElse(Path.of(given.text(Key.DATA_DIR), "imports"))),
          new TrustedProxies(given.listed(Key.TRUSTED_PROXIES)),
          clouds(),
          given.k3s(),
          given.kubernetes(),
          given.helm(),
          given.number(Key.MOST_CALL_BYTES, 1 << 20, 1 << 30),
          given.path(Key.ANSIBLE_PLAYBOOK),
          scaling(),
          given.images(),
          identity(base),
          given.days(Key.AUDIT_RETENTION));
    }

    private Periods periods() {
      return new Periods(
          given.duration(Key.PROVISIONING_PERIOD, LEAST_PERIOD),
          given.duration(Key.SCALING_PERIOD, LEAST_PERIOD),
          given.duration(Key.DISPATCH_PERIOD, LEAST_PERIOD),
          given.duration(Key.RECONCILE_PERIOD, LEAST_PERIOD));
    }

    private Optional<IdentitySettings> identity(URI base) {
      if (given.text(Key.OIDC_ISSUER).isEmpty()) {
        return Optional.empty();
      }
      OidcClient client =
          new OidcClient(
              given.parsed(Key.OIDC_ISSUER, URI::create),
              given.text(Key.OIDC_CLIENT),
              Optional.of(given.file(Key.OIDC_SECRET).strip())
                  .filter(one -> !one.isEmpty())
                  .map(Secret::of),
              given.listed(Key.OIDC_SCOPES),
              URI.create(base.toString().replaceAll("/$", "") + "/signin/oidc/callback"),
              given.listed(Key.OIDC_AUDIENCES));
      return Optional.of(
          new IdentitySettings(
              given.text(Key.OIDC_NAME),
              client,
              new Admission(rules(Key.OIDC_ADMIT), rules(Key.OIDC_ADMINS))));
    }

    private List<Admission.Rule> rules(Key key) {
      return Admission.Rule.all(key.path(), given.listed(key));
    }

    private DatabaseSettings database() {
      return DatabaseSettings.of(
          Key.DATABASE_URL.path(), given.text(Key.DATABASE_URL), given.file(Key.DATABASE_PASSWORD));
    }

    private SandboxSettings sandbox() {
      return new SandboxSettings(
          given.number(Key.S3_PORT, 0, 65_535),
          given.duration(Key.EDGE_BOOT_DELAY, Duration.ZERO),
          given.duration(Key.CLOUD_BOOT_DELAY, Duration.ZERO),
          new FaultSettings(
              given.rate(Key.FAULT_RATE), given.parsed(Key.FAULT_SEED, Long::parseLong)));
    }

    private Scaling scaling() {
      return new Scaling(
          PolicyChoice.read(Key.SCALING_POLICY.path(), given.text(Key.SCALING_POLICY)),
          given.number(Key.MAX_BOOTING, 1, 10_000),
          HookSettings.of(
              Key.HOOKS_URL.path(), given.text(Key.HOOKS_URL), given.file(Key.HOOKS_SECRET)));
    }

    private CloudSettings clouds() {
      return new CloudSettings(
          given.listed(Key.OPENSTACK),
          given.listed(Key.EC2),
          given.listed(Key.GCE),
          given.listed(Key.AZURE),
          given.path(Key.PRICES),
          given.listed(Key.INVENTORIES),
          given.listed(Key.INVENTORY_NETWORKS));
    }

    private ImportPolicy allowed() {
      try {
        return ImportPolicy.allowing(
            given.listed(Key.IMPORTS_ALLOW).stream().map(ImportPolicy.Allowed::new).toList());
      } catch (IllegalStateException | IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "%s: %s".formatted(Key.IMPORTS_ALLOW.path(), wrong.getMessage()), wrong);
      }
    }
  }
}
