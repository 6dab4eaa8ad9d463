package levante.provisioner.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Region;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.testing.SettableClock;
import org.junit.jupiter.api.Test;

/** What every store of users' clouds does, beside the store of infrastructures. */
public abstract class StoredCloudStoreContract {
  private static final OwnerId ANNA = new OwnerId("anna");
  private static final CloudRef SITE = CloudRef.of(ANNA, "site");

  /** A store without clouds. */
  protected abstract StoredCloudStore clouds();

  /** The infrastructures in the same database. */
  protected abstract InfrastructureStore infrastructures();

  private static StoredCloud cloud(CloudRef ref, String password) {
    return new StoredCloud(
        ref,
        CloudCredential.of(
            Map.of("id", ref.name().value(), "type", "OpenStack", "password", password)),
        SettableClock.NOON,
        new CloudCheck(
            SettableClock.NOON,
            Optional.of(new CloudCheck.Trouble(ErrorCode.CLOUD_UNREACHABLE, "silent")),
            List.of(
                new CloudCheck.RegionCheck(
                    new Region("one"),
                    3,
                    4,
                    new Quota(
                        List.of(
                            new Quota.Limit(Quota.Resource.CPUS, 2, OptionalLong.of(20)),
                            new Quota.Limit(Quota.Resource.VOLUMES, 1, OptionalLong.empty())))))));
  }

  private static void endsWith(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            LevanteException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void aCloudIsFoundAsItWasKeptUntilItIsForgotten() {
    StoredCloud kept = cloud(SITE, "first");
    clouds().insert(kept);
    assertThat(clouds().find(SITE)).contains(kept);
    StoredCloud changed = cloud(SITE, "second");
    clouds().update(changed);
    assertThat(clouds().find(SITE)).contains(changed);
    clouds().remove(SITE);
    clouds().remove(SITE);
    assertThat(clouds().find(SITE)).isEmpty();
    endsWith(ErrorCode.CLOUD_NOT_FOUND, () -> clouds().update(changed));
  }

  @Test
  void anOwnersNamesAreHisOwn() {
    CloudRef bobs = CloudRef.of(new OwnerId("bob"), "site");
    clouds().insert(cloud(SITE, "hers"));
    clouds().insert(cloud(CloudRef.of(ANNA, "another"), "hers too"));
    clouds().insert(cloud(bobs, "his"));
    assertThat(clouds().list(ANNA))
        .extracting(one -> one.ref().name().value())
        .containsExactly("another", "site");
    assertThat(clouds().list(bobs.owner())).containsExactly(cloud(bobs, "his"));
    endsWith(ErrorCode.ALREADY_EXISTS, () -> clouds().insert(cloud(SITE, "again")));
  }

  @Test
  void aCloudStaysWhileAnInfrastructureIsOnIt() {
    clouds().insert(cloud(SITE, "first"));
    Infrastructure kept =
        infrastructures()
            .insert(
                InfrastructureStoreContract.infrastructure("anna", "a"),
                List.of(SITE.line(), SITE.line()));
    assertThat(clouds().users(SITE)).containsExactly(kept.id());
    endsWith(ErrorCode.CLOUD_IN_USE, () -> clouds().remove(SITE));
    infrastructures().update(kept.deleted());
    assertThat(clouds().users(SITE)).isEmpty();
    clouds().remove(SITE);
    assertThat(clouds().find(SITE)).isEmpty();
  }

  @Test
  void noInfrastructureIsMadeOnACloudThatIsNotThere() {
    Infrastructure wanted = InfrastructureStoreContract.infrastructure("anna", "a");
    endsWith(
        ErrorCode.CLOUD_NOT_FOUND, () -> infrastructures().insert(wanted, List.of(SITE.line())));
    assertThat(infrastructures().find(wanted.id())).isEmpty();
  }
}
