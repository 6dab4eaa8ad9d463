package levante.provisioner.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.InfrastructureStoreContract;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.testing.Asked;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.SettableClock;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;

class JdbcInfrastructureStoreTest extends InfrastructureStoreContract {
  private final Asked asked = new Asked(Databases.fresh());
  private final Records records = ProvisionerDatabase.open(asked.source(), World.KEY);

  @Override
  protected Records records() {
    return records;
  }

  @Test
  void aRowThatNobodyChangedIsReadOnce() {
    InfrastructureStore store = records.store();
    InfrastructureId id = store.insert(infrastructure("anna", "a"), List.of()).id();
    Infrastructure first = store.find(id).orElseThrow();
    assertThat(store.find(id).orElseThrow()).isSameAs(first);
    assertThat(store.all().get(0)).isSameAs(first);
    assertThat(store.list(first.owner()).get(0)).isSameAs(first);
  }

  @Test
  void credentialsAreReadOnce() {
    List<CloudCredential> lines = List.of(CloudCredential.of(Map.of("type", "Dummy")));
    InfrastructureId id = records.store().insert(infrastructure("anna", "a"), lines).id();
    InfrastructureId without = records.store().insert(infrastructure("anna", "b"), List.of()).id();
    asked.forget();
    for (int look = 0; look < 3; look++) {
      assertThat(records.vault().of(id)).isEqualTo(lines);
      assertThat(records.vault().of(without)).isEmpty();
    }
    assertThat(asked.times()).isEqualTo(2);
  }

  @Test
  void whatAnotherWroteIsSeen() {
    InfrastructureStore store = records.store();
    InfrastructureStore another = ProvisionerDatabase.open(asked.source(), World.KEY).store();
    Infrastructure kept = store.insert(infrastructure("anna", "a"), List.of());
    assertThat(store.all()).containsExactly(kept);
    Infrastructure changed = another.update(kept.with(kept.estate().named()));
    assertThat(store.find(kept.id())).contains(changed);
    assertThat(store.all()).containsExactly(changed);
  }

  @Test
  void manyEventsAreOneWrite() {
    EventHistory history = records.history();
    InfrastructureId id = InfrastructureId.random();
    asked.forget();
    history.append(IntStream.range(0, 300).mapToObj(index -> event(id, index, "first")).toList());
    assertThat(asked.times()).isEqualTo(1);
    assertThat(history.newest(id, 1_000)).hasSize(300);
  }

  @Test
  void ofEventsThatArePartlyThereTheOthersAreWrittenToo() {
    EventHistory history = records.history();
    InfrastructureId id = InfrastructureId.random();
    history.append(event(id, 1, "first"));
    history.append(List.of(event(id, 0, "again"), event(id, 1, "again"), event(id, 2, "again")));
    assertThat(history.newest(id, 10))
        .extracting(one -> one.key() + " " + one.sentence())
        .containsExactlyInAnyOrder("0 again", "1 first", "2 again");
  }

  private static InfrastructureEvent event(InfrastructureId id, int index, String sentence) {
    return new InfrastructureEvent(
        id,
        String.valueOf(index),
        SettableClock.NOON,
        InfrastructureEvent.Kind.LAUNCHED,
        Optional.empty(),
        Optional.empty(),
        sentence);
  }
}
