package levante.oscar.adapter.kubernetes.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.Failure;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.State;
import org.junit.jupiter.api.Test;

class RunReaderTest {
  private static final String CREATED = "2026-11-29T10:00:00Z";
  private static final String BEGAN = "2026-11-29T10:00:05Z";
  private static final String ENDED = "2026-11-29T10:00:15Z";

  private final RunReader reader = new RunReader(pod -> Optional.of("[]"));

  private static Job job(String... conditions) {
    JobBuilder job =
        new JobBuilder()
            .withNewMetadata()
            .withName("work-1")
            .withCreationTimestamp(CREATED)
            .endMetadata()
            .withNewStatus()
            .endStatus();
    for (String condition : conditions) {
      job.editStatus()
          .addNewCondition()
          .withType(condition)
          .withStatus("True")
          .withLastTransitionTime(ENDED)
          .endCondition()
          .endStatus();
    }
    return job.build();
  }

  private static Job ending(Job job, Ending why) {
    return new JobBuilder(job)
        .editMetadata()
        .addToAnnotations(Marks.ENDING, why.text())
        .endMetadata()
        .build();
  }

  private static Pod pod(String phase, ContainerStatus... containers) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("work-1-abcde")
        .endMetadata()
        .withNewSpec()
        .withNodeName("node1")
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .withStartTime(CREATED)
        .withInitContainerStatuses(containers)
        .endStatus()
        .build();
  }

  private static Pod because(Pod pod, String reason, String message) {
    return new PodBuilder(pod)
        .editStatus()
        .withReason(reason)
        .withMessage(message)
        .endStatus()
        .build();
  }

  private static ContainerStatus ended(String name, int code, String reason, String message) {
    return new ContainerStatusBuilder()
        .withName(name)
        .withNewState()
        .withNewTerminated()
        .withExitCode(code)
        .withReason(reason)
        .withMessage(message)
        .withStartedAt(BEGAN)
        .withFinishedAt(ENDED)
        .endTerminated()
        .endState()
        .build();
  }

  private static ContainerStatus running(String name) {
    return new ContainerStatusBuilder()
        .withName(name)
        .withNewState()
        .withNewRunning()
        .withStartedAt(BEGAN)
        .endRunning()
        .endState()
        .build();
  }

  private static ContainerStatus waiting(String name, String reason) {
    return new ContainerStatusBuilder()
        .withName(name)
        .withNewState()
        .withNewWaiting()
        .withReason(reason)
        .withMessage("not there")
        .endWaiting()
        .endState()
        .build();
  }

  private static ContainerStatus stagedIn() {
    return ended(Marks.STAGE_IN, 0, "Completed", null);
  }

  private JobRun read(Pod pod) {
    return reader.read(job(), Optional.of(new PodSight(pod)));
  }

  private Failure failure(Pod pod) {
    JobRun run = read(pod);
    assertThat(run.state()).isEqualTo(State.FAILED);
    return run.failure().orElseThrow();
  }

  @Test
  void aRunIsWhereItsPodIs() {
    assertThat(reader.read(job(), Optional.empty()).state()).isEqualTo(State.WAITING);
    Pod unplaced = new PodBuilder(pod("Pending")).editSpec().withNodeName(null).endSpec().build();
    assertThat(read(unplaced).state()).isEqualTo(State.WAITING);
    assertThat(read(pod("Pending", running(Marks.STAGE_IN))).state()).isEqualTo(State.STAGING_IN);
    JobRun running = read(pod("Pending", stagedIn(), running(Marks.SCRIPT)));
    assertThat(running.state()).isEqualTo(State.RUNNING);
    assertThat(running.started()).contains(Instant.parse(BEGAN));
    assertThat(running.node()).contains("node1");
    Pod out = pod("Running", stagedIn(), ended(Marks.SCRIPT, 0, "Completed", null));
    assertThat(read(out).state()).isEqualTo(State.STAGING_OUT);
    assertThat(read(pod("Succeeded", stagedIn())).state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aScriptsExitCodeAndLastLineAreTold() {
    Failure failure =
        failure(pod("Failed", stagedIn(), ended(Marks.SCRIPT, 3, "Error", "one\nno face\n")));
    assertThat(failure.kind()).isEqualTo(FailureKind.SCRIPT);
    assertThat(failure.exitCode()).contains(3);
    assertThat(failure.message()).isEqualTo("the script ended with exit code 3: no face");
  }

  @Test
  void aScriptThatWasKilledForItsMemoryIsOutOfMemory() {
    Failure sure = failure(pod("Failed", ended(Marks.SCRIPT, 137, "OOMKilled", null)));
    assertThat(sure.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    Failure atOnce = failure(pod("Failed", ended(Marks.SCRIPT, 137, "Error", null)));
    assertThat(atOnce.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(atOnce.message()).contains("most probably");
  }

  @Test
  void aGoneInputIsToldFromAStorageThatFails() {
    Failure gone =
        failure(pod("Failed", ended(Marks.STAGE_IN, 1, "Error", "OBJECT_NOT_FOUND: no in/a")));
    assertThat(gone.kind()).isEqualTo(FailureKind.INPUT_GONE);
    Failure away =
        failure(pod("Failed", ended(Marks.STAGE_IN, 1, "Error", "STORAGE_UNREACHABLE: timeout")));
    assertThat(away.kind()).isEqualTo(FailureKind.INFRASTRUCTURE);
    assertThat(away.message()).contains("timeout");
  }

  @Test
  void aFailedUploadIsNotTheScriptsFault() {
    Failure failure =
        failure(
            pod(
                "Failed",
                ended(Marks.SCRIPT, 0, "Completed", null),
                ended(Marks.STAGE_OUT, 1, "Error", "STORAGE_REFUSED: no such key")));
    assertThat(failure.kind()).isEqualTo(FailureKind.INFRASTRUCTURE);
    assertThat(failure.message()).contains("stage-out").contains("STORAGE_REFUSED");
  }

  @Test
  void aDrainedOrLostNodeIsEvictionAndNotTheScriptsFault() {
    Pod killed = pod("Failed", stagedIn(), ended(Marks.SCRIPT, 143, "Error", "half way"));
    assertThat(failure(because(killed, "NodeLost", "gone")).kind()).isEqualTo(FailureKind.EVICTED);
    Pod drained =
        new PodBuilder(killed)
            .editStatus()
            .addNewCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    assertThat(failure(drained).kind()).isEqualTo(FailureKind.EVICTED);
    assertThat(failure(because(pod("Failed"), "OutOfcpu", "no cpu")).kind())
        .isEqualTo(FailureKind.EVICTED);
  }

  @Test
  void aScriptThatFillsItsDiskFailsByItsOwnDoing() {
    Pod full =
        because(
            pod("Failed", ended(Marks.SCRIPT, 137, "Error", null)),
            "Evicted",
            "Usage of EmptyDir volume \"work\" exceeds the limit \"10Gi\".");
    assertThat(failure(full).kind()).isEqualTo(FailureKind.SCRIPT);
    assertThat(failure(full).message()).contains("10Gi");
  }

  @Test
  void aPodOnASilentNodeHasFailedAsSoonAsItsJobSaysSo() {
    Pod deleted =
        new PodBuilder(pod("Running", stagedIn(), running(Marks.SCRIPT)))
            .editMetadata()
            .withDeletionTimestamp(ENDED)
            .endMetadata()
            .build();
    assertThat(reader.read(job(), Optional.of(new PodSight(deleted))).state())
        .isEqualTo(State.RUNNING);
    JobRun lost = reader.read(job("FailureTarget"), Optional.of(new PodSight(deleted)));
    assertThat(lost.failure().orElseThrow().kind()).isEqualTo(FailureKind.EVICTED);
  }

  @Test
  void whyWeEndARunIsNotForgottenWhenItsPodIsGone() {
    Ending cancelled = new Ending(FailureKind.CANCELLED, "it was cancelled");
    JobRun run = reader.read(ending(job("Failed"), cancelled), Optional.empty());
    assertThat(run.failure().orElseThrow().kind()).isEqualTo(FailureKind.CANCELLED);
    assertThat(run.finished()).contains(Instant.parse(ENDED));
    Pod killed = pod("Failed", stagedIn(), ended(Marks.SCRIPT, 137, "Error", "began"));
    JobRun seen = reader.read(ending(job(), cancelled), Optional.of(new PodSight(killed)));
    assertThat(seen.failure().orElseThrow().message()).isEqualTo("it was cancelled: began");
  }

  @Test
  void aPodThatIsGoneFailsItsRunAndNeverSucceedsIt() {
    assertThat(reader.read(job("Failed"), Optional.empty()).failure().orElseThrow().kind())
        .isEqualTo(FailureKind.EVICTED);
    assertThat(reader.read(job("Complete"), Optional.empty()).failure().orElseThrow().kind())
        .isEqualTo(FailureKind.INFRASTRUCTURE);
  }

  @Test
  void resultsThatNobodyCanTellAreNoSuccess() {
    RunReader blind = new RunReader(pod -> Optional.empty());
    JobRun run = blind.read(job("Complete"), Optional.of(new PodSight(pod("Succeeded"))));
    assertThat(run.failure().orElseThrow().kind()).isEqualTo(FailureKind.INFRASTRUCTURE);
  }

  @Test
  void aScriptIsOverdueByItsOwnTimeAndNotByThatOfItsPod() {
    PodSight pod = new PodSight(pod("Pending", stagedIn(), running(Marks.SCRIPT)));
    Duration deadline = Duration.ofSeconds(60);
    Instant began = Instant.parse(BEGAN);
    assertThat(Overdue.at(pod, deadline, Duration.ZERO, began.plusSeconds(60))).isEmpty();
    assertThat(Overdue.at(pod, deadline, Duration.ZERO, began.plusSeconds(61)).orElseThrow().kind())
        .isEqualTo(FailureKind.DEADLINE);
  }

  @Test
  void anImageIsWaitedForUnlessItsNameIsNone() {
    Instant accepted = Instant.parse(CREATED);
    Duration patience = Duration.ofMinutes(5);
    PodSight pulling = new PodSight(pod("Pending", waiting(Marks.SCRIPT, "ImagePullBackOff")));
    assertThat(Overdue.at(pulling, patience, patience, accepted.plusSeconds(299))).isEmpty();
    Ending late = Overdue.at(pulling, patience, patience, accepted.plusSeconds(301)).orElseThrow();
    assertThat(late.kind()).isEqualTo(FailureKind.IMAGE);
    assertThat(Ending.of(late.text())).contains(late);
    PodSight wrong = new PodSight(pod("Pending", waiting(Marks.SCRIPT, "InvalidImageName")));
    assertThat(Overdue.at(wrong, patience, patience, accepted).orElseThrow().kind())
        .isEqualTo(FailureKind.IMAGE);
    PodSight starting = new PodSight(pod("Pending", waiting(Marks.SCRIPT, "PodInitializing")));
    assertThat(Overdue.at(starting, patience, patience, accepted.plusSeconds(9999))).isEmpty();
  }

  @Test
  void aScriptThatEndedWellButLostAProcessForItsMemoryHasFailedForIt() {
    Pod pod = pod("Pending", ended("script", 0, "OOMKilled", "half a result"));
    Failure failure = reader.read(job(), Optional.of(new PodSight(pod))).failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(failure.message()).contains("memory").contains("half a result");
  }
}
