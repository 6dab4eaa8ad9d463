package levante.oscar.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.oscar.testing.World;
import org.junit.jupiter.api.Test;

class RememberedServicesTest {
  private final Asked asked = new Asked();
  private final ServiceStore remembered = new RememberedServices(asked);

  /** Counts how often it is read, and lets something come about while it is. */
  private static final class Asked implements ServiceStore {
    private final List<Service> kept = new ArrayList<>();
    private int reads;
    private Runnable meanwhile = () -> {};
    private boolean breaks;

    @Override
    public List<Service> all() {
      reads++;
      List<Service> read = List.copyOf(kept);
      Runnable once = meanwhile;
      meanwhile = () -> {};
      once.run();
      return read;
    }

    @Override
    public Optional<Service> find(ServiceId id) {
      throw new IllegalStateException("it is known");
    }

    @Override
    public void save(List<Service> services) {
      kept.addAll(services);
      if (breaks) {
        throw new IllegalStateException("the connection broke after the commit");
      }
    }

    @Override
    public void delete(ServiceId id) {
      kept.removeIf(service -> service.id().equals(id));
    }

    @Override
    public List<RuledBucket> ruled() {
      return List.of();
    }

    @Override
    public void remember(RuledBucket bucket) {}

    @Override
    public void forget(RuledBucket bucket) {}
  }

  private static Service service() {
    World world = new World();
    world.applyOne();
    return world.oscar().findServices().of(World.ALICE).get(0);
  }

  @Test
  void theStoreIsReadOnceBetweenChanges() {
    Service service = service();
    assertThat(remembered.all()).isEmpty();
    remembered.save(List.of(service));
    assertThat(remembered.find(service.id())).contains(service);
    assertThat(remembered.all()).containsExactly(service);
    assertThat(asked.reads).isEqualTo(2);
    remembered.delete(service.id());
    assertThat(remembered.find(service.id())).isEmpty();
  }

  @Test
  void whatWasReadBeforeAChangeIsNotRememberedAfterIt() {
    Service service = service();
    asked.meanwhile = () -> remembered.save(List.of(service));
    assertThat(remembered.all()).isEmpty();
    assertThat(remembered.all()).containsExactly(service);
  }

  @Test
  void aWriteThatFailedMayHaveBeenDone() {
    Service service = service();
    assertThat(remembered.all()).isEmpty();
    asked.breaks = true;
    assertThatThrownBy(() -> remembered.save(List.of(service)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(remembered.all()).containsExactly(service);
  }
}
