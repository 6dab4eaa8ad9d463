package levante.provisioner.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.desired.Placement;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.PoolTrouble;
import levante.provisioner.terms.Activity;
import levante.provisioner.terms.Drift;
import levante.provisioner.terms.DriftPolicy;
import levante.provisioner.terms.Lifetime;
import levante.provisioner.terms.Lock;
import levante.provisioner.terms.Terms;
import levante.provisioner.testing.SettableClock;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

/** What every store of infrastructures and events does. */
public abstract class InfrastructureStoreContract {
  private static final MachineSize SIZE =
      new MachineSize(
          "small",
          2,
          Quantity.parse("4Gi"),
          Quantity.parse("40Gi"),
          0,
          new BigDecimal("0.0088"),
          MachineSize.Pricing.LISTED);

  /** A store without infrastructures. */
  protected abstract Records records();

  public static Infrastructure infrastructure(String owner, String key) {
    InfrastructureId id = InfrastructureId.from(new OwnerId(owner), key);
    return new Infrastructure(
        id,
        new OwnerId(owner),
        List.of(new OwnerId("guest-of-" + owner)),
        "a template",
        new TemplateSource("t.yaml", "text"),
        Map.of("count", 2, "ratio", new BigDecimal("0.5"), "names", List.of("a", "b")),
        Life.ACTIVE,
        estate(id),
        new InfrastructureStatus(
            MachineState.PENDING,
            List.of("waits"),
            List.of(new Drift(Drift.Kind.MACHINE_LOST, "machine-0", "is gone"))),
        List.of(new Infrastructure.OutputValue("address", "10.0.0.1")),
        new Terms(
            Optional.of(new Lock(new OwnerId(owner), SettableClock.NOON, "in use")),
            Optional.of(
                Lifetime.of(Duration.ofDays(2), Duration.ofHours(1), SettableClock.NOON)
                    .lookedAt(SettableClock.NOON.plus(Duration.ofHours(47)))),
            DriftPolicy.REPAIR_ONCE,
            Activity.WAKING),
        SettableClock.NOON,
        0);
  }

  private static Estate estate(InfrastructureId id) {
    Placement placement = new Placement(new CloudId("sandbox"), new Region("cloud"), SIZE);
    DesiredPool pool =
        new DesiredPool(
            "machine", Optional.empty(), placement, Addressing.PRIVATE, new Scale(0, 5, 2));
    return Estate.of(id, new Desired(List.of(), List.of(pool), List.of()))
        .plus(
            ManagedMachine.named(id.machine("machine", 0), "machine", placement)
                .configured(SettableClock.NOON))
        .plus(
            new PoolTrouble(
                "machine", ErrorCode.OUT_OF_CAPACITY, "none left", 2, SettableClock.NOON));
  }

  private static void assertCode(ErrorCode code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(LevanteException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private Infrastructure kept(String owner, String key) {
    return records().store().insert(infrastructure(owner, key), List.of());
  }

  @Test
  void whatIsKeptIsReadBackAsItWas() {
    Infrastructure kept = kept("anna", "a");
    assertThat(kept.version()).isEqualTo(1);
    assertThat(records().store().find(kept.id())).contains(kept);
    assertThat(records().vault().of(kept.id())).isEmpty();
  }

  @Test
  void anIdIsKeptOnce() {
    kept("anna", "a");
    assertCode(ErrorCode.ALREADY_EXISTS, () -> kept("anna", "a"));
  }

  @Test
  void oneOwnerNeverSeesAnothers() {
    Infrastructure annas = kept("anna", "a");
    Infrastructure bobs = kept("bob", "a");
    FindInfrastructures find = new FindInfrastructures(records().store());
    assertThat(find.list(new OwnerId("anna"))).containsExactly(annas);
    assertThat(find.all()).containsExactlyInAnyOrder(annas, bobs);
    assertCode(ErrorCode.INFRASTRUCTURE_NOT_FOUND, () -> find.get(bobs.id(), new OwnerId("anna")));
  }

  @Test
  void aStaleWriteIsRefusedAndChangesNothing() {
    Infrastructure read = kept("anna", "a");
    Infrastructure written = records().store().update(read.deleting());
    assertThat(written.version()).isEqualTo(2);
    assertCode(
        ErrorCode.STALE_WRITE,
        () -> records().store().update(read.with(InfrastructureStatus.NEW, List.of())));
    assertThat(records().store().find(read.id())).contains(written);
  }

  @Test
  void aDeletedOneIsListedNoMoreButStaysReadable() {
    Infrastructure kept = kept("anna", "a");
    records().store().update(kept.deleted());
    assertThat(records().store().list(kept.owner())).isEmpty();
    assertThat(records().store().all()).isEmpty();
    assertThat(records().store().find(kept.id()).map(Infrastructure::life)).contains(Life.DELETED);
  }

  @Test
  void aGuestFindsWhatIsSharedAndAnOwnerWhatHeEverHad() {
    Infrastructure kept = kept("anna", "a");
    assertThat(records().store().list(new OwnerId("guest-of-anna"))).containsExactly(kept);
    assertThat(records().store().list(new OwnerId("guest-of"))).isEmpty();
    Infrastructure handed =
        records().store().update(kept.of(new OwnerId("bob"), List.of()).handedOver());
    assertThat(records().store().list(new OwnerId("bob"))).isEmpty();
    assertThat(records().store().all()).isEmpty();
    assertThat(records().store().ever(new OwnerId("bob"))).containsExactly(handed);
    assertThat(records().store().ever(new OwnerId("anna"))).isEmpty();
  }

  private List<Infrastructure> page(String reader, String text, MachineState... state) {
    Wanted wanted =
        new Wanted(Reader.of(new OwnerId(reader)), text, List.of(state).stream().findFirst());
    List<Infrastructure> page = records().store().page(wanted, 0, 100);
    assertThat(records().store().count(wanted)).isEqualTo(page.size());
    return page;
  }

  private Infrastructure seen(Infrastructure before, MachineState state) {
    return records()
        .store()
        .update(before.with(new InfrastructureStatus(state, List.of()), List.of()));
  }

  @Test
  void listsSayWhatWasWrittenLast() {
    Infrastructure one = kept("anna", "a");
    assertThat(page("anna", "", MachineState.PENDING)).containsExactly(one);
    assertThat(page("guest-of-anna", "")).containsExactly(one);
    one = seen(one, MachineState.CONFIGURED);
    assertThat(page("anna", "", MachineState.PENDING)).isEmpty();
    assertThat(page("anna", "", MachineState.CONFIGURED)).containsExactly(one);
    one = records().store().update(one.of("Another", one.template(), one.inputs()));
    assertThat(page("anna", " ANOTH")).containsExactly(one);
    assertThat(page("anna", one.id().value().substring(3, 9))).containsExactly(one);
    assertThat(page("anna", "template")).isEmpty();
    one = records().store().update(one.of(new OwnerId("bob"), List.of(new OwnerId("anna"))));
    assertThat(page("bob", "")).containsExactly(one);
    assertThat(page("anna", "")).containsExactly(one);
    assertThat(page("guest-of-anna", "")).isEmpty();
    records().store().update(one.deleted());
    assertThat(page("bob", "")).isEmpty();
    assertThat(records().store().census(Reader.OPERATOR).infrastructures()).isZero();
  }

  @Test
  void aWriteThatIsRefusedChangesNoList() {
    Infrastructure read = kept("anna", "a");
    Infrastructure written = seen(read, MachineState.CONFIGURED);
    assertCode(ErrorCode.STALE_WRITE, () -> seen(read, MachineState.FAILED));
    assertThat(page("anna", "", MachineState.CONFIGURED)).containsExactly(written);
    assertThat(records().store().census(Reader.OPERATOR).states())
        .containsExactly(Map.entry(MachineState.CONFIGURED, 1));
  }

  private static Infrastructure madeLater(Infrastructure one, int seconds) {
    return new Infrastructure(
        one.id(),
        one.owner(),
        one.guests(),
        one.name(),
        one.template(),
        one.inputs(),
        one.life(),
        one.estate(),
        one.status(),
        one.outputs(),
        one.terms(),
        one.createdAt().plusSeconds(seconds),
        one.version());
  }

  @Test
  void pagesFollowEachOtherFromTheNewest() {
    List<Infrastructure> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Infrastructure one = madeLater(infrastructure("anna", "key " + i), i);
      all.add(0, records().store().insert(one, List.of()));
      kept("bob", "key " + i);
    }
    Wanted annas = Wanted.allOf(Reader.of(new OwnerId("anna")));
    assertThat(records().store().page(annas, 0, 3)).isEqualTo(all.subList(0, 3));
    assertThat(records().store().page(annas, 3, 3)).isEqualTo(all.subList(3, 6));
    assertThat(records().store().page(annas, 6, 3)).isEqualTo(all.subList(6, 7));
    assertThat(records().store().after(annas, all.get(2), 3)).isEqualTo(all.subList(3, 6));
    assertThat(records().store().after(annas, all.get(6), 3)).isEmpty();
    assertThat(records().store().count(annas)).isEqualTo(7);
    assertThat(records().store().census(annas.reader()).machines()).isEqualTo(7);
    assertThat(records().store().page(Wanted.allOf(Reader.OPERATOR), 0, 100)).hasSize(14);
  }

  @Test
  void theMostUrgentMachinesComeFirst() {
    Infrastructure well = kept("anna", "a");
    Infrastructure broken = kept("anna", "b");
    broken =
        records()
            .store()
            .update(
                broken.with(
                    broken
                        .estate()
                        .change(
                            broken.machines().get(0).id(),
                            one -> one.in(MachineState.FAILED, "it does not answer"))));
    Reader anna = Reader.of(new OwnerId("anna"));
    assertThat(records().store().urgent(anna, 2)).containsExactly(broken, well);
    assertThat(records().store().urgent(anna, 1)).containsExactly(broken);
  }

  @Test
  void anUpdateOfWhatNeverWasIsRefused() {
    assertCode(
        ErrorCode.INFRASTRUCTURE_NOT_FOUND,
        () -> records().store().update(infrastructure("anna", "never")));
  }

  @Test
  void aChangeThatChangesNothingIsNotWritten() {
    Infrastructure kept = kept("anna", "a");
    assertThat(records().store().change(kept.id(), same -> same).version()).isEqualTo(1);
  }

  @Test
  void anEventIsKeptOnceHoweverOftenItIsReported() {
    Infrastructure kept = kept("anna", "a");
    for (String key : List.of("m/launched", "m/running", "m/launched")) {
      records()
          .history()
          .append(
              new InfrastructureEvent(
                  kept.id(),
                  key,
                  SettableClock.NOON,
                  Kind.LAUNCHED,
                  Optional.of("machine"),
                  Optional.of(kept.id().machine("machine", 0)),
                  "a sentence"));
    }
    assertThat(records().history().newest(kept.id(), 10))
        .extracting(InfrastructureEvent::key)
        .containsExactly("m/running", "m/launched");
    assertThat(records().history().newest(kept.id(), 1)).hasSize(1);
    assertThat(records().history().count(kept.id(), Kind.LAUNCHED)).isEqualTo(2);
    assertThat(records().history().count(kept.id(), Kind.REMOVED)).isZero();
  }
}
