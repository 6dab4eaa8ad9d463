package levante.provisioner.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.provisioner.Provisioner;
import levante.provisioner.adapter.jdbc.ProvisionerDatabase;
import levante.provisioner.adapter.sandbox.SandboxCloudConfig;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.configure.MachineAccess;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.observe.Outside;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.FakeNodes;
import levante.provisioner.testing.FakeStorages;
import levante.provisioner.testing.SettableClock;
import levante.provisioner.testing.Templates;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;

class ManageCloudsTest {
  private static final OwnerId ANNA = World.ANNA;
  private static final CloudRef SITE = CloudRef.of(ANNA, "site");

  private final SettableClock clock = new SettableClock();
  private final DataSource database = Databases.fresh();
  private final Keystone keystone = new Keystone(clock);
  private final StoredCloudStore store = ProvisionerDatabase.openClouds(database, World.KEY);
  private final InfrastructureStore infrastructures =
      ProvisionerDatabase.open(database, World.KEY).store();
  private final Provisioner levante =
      Provisioner.assemble(
          database,
          new Outside(
              new StoredClouds(keystone, store),
              id -> new FakeNodes(),
              new FakeStorages(),
              MachineAccess.NONE),
          World.KEY,
          ProvisionerConfig.DEFAULTS,
          clock);
  private final ManageClouds clouds = new ManageClouds(store, infrastructures, keystone, clock);

  /** A cloud with a project for each tenant, and one password, which may be changed. */
  private static final class Keystone implements Clouds {
    private final Map<String, CloudProvider> projects = new HashMap<>();
    private final SettableClock clock;
    private String password = "right";
    private Optional<ErrorCode> fault = Optional.empty();

    private Keystone(SettableClock clock) {
      this.clock = clock;
    }

    @Override
    public CloudProvider open(List<CloudCredential> credentials) {
      if (credentials.stream().allMatch(line -> line.type().equals("Dummy"))) {
        return sandbox();
      }
      CloudCredential line = credentials.get(0);
      CloudProvider project =
          projects.computeIfAbsent(
              line.value("tenant").map(Secret::reveal).orElse(""), id -> sandbox());
      String given = line.value("password").map(Secret::reveal).orElse("");
      return (CloudProvider)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {CloudProvider.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("isSimulated")) {
                  return false;
                }
                if (method.getDeclaringClass() == CloudProvider.class
                    && !method.getName().equals("id")) {
                  admit(given);
                }
                try {
                  return method.invoke(project, arguments);
                } catch (InvocationTargetException failure) {
                  throw failure.getCause();
                }
              });
    }

    private CloudProvider sandbox() {
      return new SandboxCloudProvider(Databases.fresh(), SandboxCloudConfig.DEFAULTS, clock);
    }

    private void admit(String given) {
      fault.ifPresent(
          code -> {
            throw new LevanteException(code, "no answer");
          });
      if (!given.equals(password)) {
        throw new LevanteException(ErrorCode.CLOUD_CREDENTIALS_REFUSED, "401");
      }
    }
  }

  private static CloudCredential line(String tenant, String password) {
    return CloudCredential.of(
        new TreeMap<>(
            Map.of(
                "type",
                "OpenStack",
                "host",
                "https://k",
                "username",
                "anna",
                "region",
                " ",
                "tenant",
                tenant,
                "password",
                password)));
  }

  private static void endsWith(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            LevanteException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private Infrastructure deployed() {
    Infrastructure made =
        levante
            .createInfrastructure()
            .from(
                new NewInfrastructure(
                    ANNA,
                    Templates.edgeToCloud(),
                    Map.of(),
                    List.of(SITE.line()),
                    Optional.of("key")));
    levante.loop().tick();
    levante.loop().tick();
    return made;
  }

  private Infrastructure now(Infrastructure infrastructure) {
    return infrastructures.find(infrastructure.id()).orElseThrow();
  }

  @Test
  void aCloudIsAskedWhatItOffersBeforeItIsKept() {
    StoredCloud added = clouds.add(SITE, line("lab", "right"));
    assertThat(added.check().works()).isTrue();
    assertThat(added.check().regions()).isNotEmpty().allMatch(region -> region.sizes() > 0);
    assertThat(clouds.list(ANNA)).containsExactly(added);
    assertThat(added.shown())
        .containsOnlyKeys("host", "username", "tenant")
        .doesNotContainValue("right");
    endsWith(ErrorCode.ALREADY_EXISTS, () -> clouds.add(SITE, line("lab", "right")));
  }

  @Test
  void whatIsKeptUnderATakenNameTakesItsPlace() {
    ManageClouds.Kept added = clouds.keep(SITE, line("lab", "right"));
    ManageClouds.Kept changed = clouds.keep(SITE, line("other", "right"));
    assertThat(added.isNew()).isTrue();
    assertThat(changed.isNew()).isFalse();
    assertThat(clouds.list(ANNA)).containsExactly(changed.cloud());
  }

  @Test
  void whatTheCloudRefusesIsNotKept() {
    endsWith(ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> clouds.add(SITE, line("lab", "wrong")));
    assertThat(clouds.list(ANNA)).isEmpty();
    clouds.add(SITE, line("lab", "right"));
    endsWith(ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> clouds.change(SITE, line("lab", "wrong")));
    assertThat(clouds.check(SITE).check().works()).isTrue();
  }

  @Test
  void ofASilentCloudItIsSaidThatNothingIsKnownAndWhatWasKnownStays() {
    keystone.fault = Optional.of(ErrorCode.CLOUD_UNREACHABLE);
    StoredCloud added = clouds.add(SITE, line("lab", "right"));
    assertThat(added.check().trouble())
        .hasValueSatisfying(
            trouble -> assertThat(trouble.code()).isEqualTo(ErrorCode.CLOUD_UNREACHABLE));
    keystone.fault = Optional.empty();
    StoredCloud seen = clouds.check(SITE);
    assertThat(seen.check().works()).isTrue();
    keystone.fault = Optional.of(ErrorCode.CLOUD_UNREACHABLE);
    CloudCheck silent = clouds.check(SITE).check();
    assertThat(silent.works()).isFalse();
    assertThat(silent.regions()).isEqualTo(seen.check().regions());
    assertThat(clouds.get(SITE).check()).isEqualTo(silent);
  }

  @Test
  void theSandboxIsNotStored() {
    endsWith(
        ErrorCode.INVALID_REQUEST,
        () -> clouds.add(SITE, CloudCredential.of(Map.of("type", "Dummy"))));
  }

  @Test
  void aNewPasswordCountsForWhatIsThereAlready() {
    clouds.add(SITE, line("lab", "right"));
    Infrastructure made = deployed();
    int machines = now(made).machines().size();
    assertThat(now(made).machines()).isNotEmpty().allMatch(machine -> machine.launched());

    keystone.password = "another";
    levante.loop().tick();
    assertThat(now(made).machines())
        .hasSize(machines)
        .allMatch(machine -> machine.progress().silent().isPresent());
    clouds.change(SITE, line("lab", "another"));
    levante.loop().tick();
    assertThat(now(made).machines())
        .hasSize(machines)
        .allMatch(machine -> machine.progress().silent().isEmpty());

    levante.destroyInfrastructure().destroy(made.id(), ANNA);
    for (int tick = 0; tick < 20; tick++) {
      levante.loop().tick();
      clock.advance(Duration.ofSeconds(5));
    }
    assertThat(clouds.users(SITE)).isEmpty();
    clouds.remove(SITE);
    assertThat(clouds.list(ANNA)).isEmpty();
  }

  @Test
  void anotherAccountDoesNotMakeMachinesSeemGone() {
    clouds.add(SITE, line("lab", "right"));
    Infrastructure made = deployed();
    assertThat(clouds.users(SITE)).containsExactly(made.id());
    assertThat(clouds.infrastructures(SITE)).containsExactly(now(made));
    endsWith(ErrorCode.CLOUD_IN_USE, () -> clouds.change(SITE, line("other", "right")));
    endsWith(ErrorCode.CLOUD_IN_USE, () -> clouds.remove(SITE));
    levante.loop().tick();
    assertThat(now(made).machines()).allMatch(machine -> machine.launched());
    assertThat(clouds.get(SITE).shown()).containsEntry("tenant", "lab");
  }

  @Test
  void aSilentCloudIsNotChangedIntoAnotherAccounts() {
    clouds.add(SITE, line("lab", "right"));
    deployed();
    keystone.fault = Optional.of(ErrorCode.CLOUD_UNREACHABLE);
    endsWith(ErrorCode.CLOUD_UNREACHABLE, () -> clouds.change(SITE, line("other", "right")));
    assertThat(clouds.get(SITE).shown()).containsEntry("tenant", "lab");
  }

  @Test
  void anothersCloudCannotBeNamed() {
    clouds.add(SITE, line("lab", "right"));
    endsWith(
        ErrorCode.CLOUD_NOT_FOUND,
        () ->
            new StoredClouds(keystone, store)
                .open(List.of(CloudRef.of(new OwnerId("bob"), "site").line())));
    endsWith(ErrorCode.INVALID_REQUEST, () -> CloudRef.of(ANNA, "no name"));
  }
}
