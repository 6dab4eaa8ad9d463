package levante.provisioner.adapter.inventory;

import java.time.Instant;
import java.util.Objects;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * A machine of an inventory that serves as a machine of an infrastructure, from its claim until all
 * that Levante gave it is taken away.
 *
 * @param account whose inventory it is in
 * @param login the line of authorized_keys that it lets in
 * @param since when it came into its state
 * @param boot what its last known boot drew as its id; empty before it has been talked to
 * @param note how far it is, for a person
 */
record Allocation(
    MachineId id,
    InfrastructureId infrastructure,
    String account,
    InventoryMachine machine,
    Addressing addressing,
    String login,
    State state,
    Instant since,
    Instant launchedAt,
    String boot,
    String note) {
  /** How far it is, and what is to be done next. */
  enum State {
    /** Kept for its infrastructure; nothing has been changed on it. */
    CLAIMED(MachineState.PENDING),
    /** Being given login and mark. */
    JOINING(MachineState.PENDING),
    READY(MachineState.RUNNING),
    STOPPING(MachineState.RUNNING),
    STOPPED(MachineState.STOPPED),
    REBOOTING(MachineState.PENDING),
    /** Told to boot, or to be switched on by somebody. */
    BOOTING(MachineState.PENDING),
    /** It cannot serve; nothing has been changed on it. */
    FAILED(MachineState.FAILED),
    RELEASING(MachineState.DELETING);

    private final MachineState seen;

    State(MachineState seen) {
      this.seen = seen;
    }

    MachineState seen() {
      return seen;
    }

    /** Whether something is to be done on the machine. */
    boolean isUnderway() {
      return this != READY && this != STOPPED && this != FAILED;
    }
  }

  Allocation {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(addressing, "addressing");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(launchedAt, "launchedAt");
    Objects.requireNonNull(boot, "boot");
    Objects.requireNonNull(note, "note");
  }

  /** A claim on that machine. */
  static Allocation claim(
      LaunchRequest request, String account, InventoryMachine machine, Instant now) {
    return new Allocation(
        request.id(),
        request.infrastructure(),
        account,
        machine,
        request.addressing(),
        request.details().publicKey().orElse(""),
        State.CLAIMED,
        now,
        now,
        "",
        "is %s at %s".formatted(machine.name(), machine.endpoint()));
  }

  Allocation in(State next, Instant now) {
    return with(next, now, boot, note);
  }

  Allocation bootedAs(String newBoot) {
    return with(state, since, newBoot, note);
  }

  Allocation saying(String what) {
    return with(
        state, since, boot, "is %s at %s: %s".formatted(machine.name(), machine.endpoint(), what));
  }

  private Allocation with(State newState, Instant newSince, String newBoot, String newNote) {
    return new Allocation(
        id,
        infrastructure,
        account,
        machine,
        addressing,
        login,
        newState,
        newSince,
        launchedAt,
        newBoot,
        newNote);
  }
}
