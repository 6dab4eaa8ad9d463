package levante.oscar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.pool.WarmPods;
import levante.oscar.supervisor.FileEnd;
import levante.oscar.supervisor.call.CallEnd;

/** Pods that are ready at once, and answer as a test says: without a word, with the body itself. */
public final class MemoryWarmPods implements WarmPods {
  public final Map<String, Integer> sizes = new TreeMap<>();
  public final List<String> called = new ArrayList<>();
  private final Deque<Function<String, Optional<PodAnswer>>> answers = new ArrayDeque<>();
  private final Map<String, ClusterId> homes = new TreeMap<>();
  private Optional<String> obstacle = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private boolean silent;

  /** No pod becomes ready any more. */
  public void keepUnready(String why) {
    obstacle = Optional.of(why);
  }

  /** The cluster takes no pool any more. */
  public void refusePools(String why) {
    refusal = Optional.of(why);
  }

  /** The cluster does not answer any more, or does again. */
  public void fallSilent(boolean now) {
    silent = now;
  }

  /** The next call is refused. */
  public void refuseNext() {
    answers.add(body -> Optional.empty());
  }

  /** The next call's pod falls silent. */
  public void loseNext() {
    answers.add(
        body -> {
          throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "the pod is gone");
        });
  }

  /** The next call ends so. */
  public void endNext(FileEnd end) {
    answers.add(body -> Optional.of(answer(new CallEnd(end, "it wrote", List.of()), "")));
  }

  private static PodAnswer answer(CallEnd end, String body) {
    try {
      return PodAnswer.of(end, out -> out.write(body.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<PodAnswer> echo(String body) {
    long size = body.getBytes(StandardCharsets.UTF_8).length;
    CallEnd.Made made = new CallEnd.Made("out", size);
    return Optional.of(
        answer(new CallEnd(FileEnd.well(List.of()), "it wrote", List.of(made)), body));
  }

  private void check() {
    if (silent) {
      throw new LevanteException(ErrorCode.CLUSTER_UNREACHABLE, "silent");
    }
  }

  @Override
  public List<Seen> list(ClusterId cluster) {
    check();
    return sizes.entrySet().stream()
        .filter(pool -> cluster.equals(homes.get(pool.getKey())))
        .map(
            pool ->
                new Seen(
                    pool.getKey(),
                    pool.getValue(),
                    IntStream.rangeClosed(1, pool.getValue())
                        .mapToObj(i -> pod(pool.getKey() + "-" + i))
                        .toList()))
        .toList();
  }

  private PodSeen pod(String name) {
    return new PodSeen(name, obstacle.isPresent() ? State.STARTING : State.READY, obstacle);
  }

  @Override
  public void hold(ClusterId cluster, Pool pool, int size, Set<String> first) {
    check();
    refusal.ifPresent(
        why -> {
          throw new LevanteException(ErrorCode.INVALID_REQUEST, why);
        });
    homes.put(pool.name(), cluster);
    sizes.put(pool.name(), size);
  }

  @Override
  public void remove(ClusterId cluster, String pool) {
    check();
    sizes.remove(pool);
  }

  @Override
  public Optional<PodAnswer> call(
      ClusterId cluster, Pool pool, String pod, JobSpec call, Path body) {
    called.add(pod);
    try {
      Function<String, Optional<PodAnswer>> next = answers.poll();
      String text = Files.readString(body);
      return next == null ? echo(text) : next.apply(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
