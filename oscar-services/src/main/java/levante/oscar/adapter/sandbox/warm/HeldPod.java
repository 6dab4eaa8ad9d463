package levante.oscar.adapter.sandbox.warm;

import java.util.Optional;
import java.util.OptionalInt;
import levante.oscar.pool.WarmPods;

/** One pod, from the wish for it to its end. Guarded by the lock of all pods. */
final class HeldPod {
  private final String name;
  private Stage stage = Stage.PLACING;
  private OptionalInt user = OptionalInt.empty();
  private Optional<WarmShell> shell = Optional.empty();
  private Optional<String> obstacle = Optional.empty();

  /** How far it is. */
  enum Stage {
    /** It waits for a node. */
    PLACING,
    /** Its shell is started. */
    STARTING,
    /** Its shell takes calls. */
    UP,
    /** It is to leave. */
    TO_LEAVE,
    /** Its last call may end. */
    LEAVING,
    /** Nothing of it is left but its place. */
    GONE
  }

  HeldPod(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Stage stage() {
    return stage;
  }

  OptionalInt user() {
    return user;
  }

  Optional<WarmShell> shell() {
    return stage == Stage.UP ? shell : Optional.empty();
  }

  boolean isAlive() {
    return shell.map(WarmShell::isAlive).orElse(false);
  }

  void starting(OptionalInt lease) {
    stage = Stage.STARTING;
    user = lease;
  }

  /** Whoever wanted it may have changed his mind meanwhile. */
  void up(WarmShell started) {
    shell = Optional.of(started);
    stage = stage == Stage.STARTING ? Stage.UP : Stage.TO_LEAVE;
    obstacle = Optional.empty();
  }

  void failed(String why) {
    obstacle = Optional.of(why);
    stage = stage == Stage.STARTING ? Stage.PLACING : Stage.GONE;
    user = OptionalInt.empty();
  }

  /** It is not wanted any more; what is being started is ended when it has started. */
  void unwanted() {
    if (stage == Stage.PLACING) {
      stage = Stage.GONE;
    } else if (stage == Stage.UP || stage == Stage.STARTING) {
      stage = Stage.TO_LEAVE;
    }
  }

  boolean isWanted() {
    return stage == Stage.PLACING || stage == Stage.STARTING || stage == Stage.UP;
  }

  /** Takes its shell to end it; absent while that is still being started. */
  Optional<WarmShell> leaving() {
    if (shell.isPresent()) {
      stage = Stage.LEAVING;
    }
    Optional<WarmShell> taken = shell;
    shell = Optional.empty();
    return taken;
  }

  void gone() {
    stage = Stage.GONE;
    user = OptionalInt.empty();
  }

  WarmPods.PodSeen seen() {
    WarmPods.State state =
        switch (stage) {
          case PLACING, STARTING -> WarmPods.State.STARTING;
          case UP -> WarmPods.State.READY;
          case TO_LEAVE, LEAVING, GONE -> WarmPods.State.LEAVING;
        };
    return new WarmPods.PodSeen(
        name,
        state,
        stage == Stage.PLACING
            ? obstacle.or(() -> Optional.of("no node has room for it yet"))
            : Optional.empty());
  }
}
