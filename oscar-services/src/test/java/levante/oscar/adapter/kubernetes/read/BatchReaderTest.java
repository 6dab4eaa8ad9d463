package levante.oscar.adapter.kubernetes.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.Optional;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.FailureKind;
import org.junit.jupiter.api.Test;

class BatchReaderTest {
  private static final String AT = "2026-11-29T10:00:00Z";

  private static Job job() {
    return new JobBuilder()
        .withNewMetadata()
        .withName("file-1")
        .withCreationTimestamp(AT)
        .addToAnnotations(Marks.FILES, "file-1,file-2,file-3")
        .endMetadata()
        .withNewStatus()
        .endStatus()
        .build();
  }

  private static Pod pod(String phase, int code, String reason, String message) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("file-1-abcde")
        .endMetadata()
        .withNewSpec()
        .withNodeName("node1")
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .addNewInitContainerStatus()
        .withName(Marks.SCRIPT)
        .withNewState()
        .withNewTerminated()
        .withExitCode(code)
        .withReason(reason)
        .withMessage(message)
        .withFinishedAt(AT)
        .endTerminated()
        .endState()
        .endInitContainerStatus()
        .endStatus()
        .build();
  }

  private static List<JobRun> read(Job job, Pod pod, Optional<String> report) {
    return new BatchReader(any -> report, (any, file) -> "a word\nthe last of " + file + "\n")
        .read(job, Optional.of(new PodSight(pod)));
  }

  private static List<Optional<FailureKind>> kinds(List<JobRun> runs) {
    return runs.stream().map(run -> run.failure().map(JobRun.Failure::kind)).toList();
  }

  @Test
  void aPodThatWaitsIsAllItsFilesWaiting() {
    List<JobRun> runs =
        new BatchReader(any -> Optional.empty(), (any, file) -> "").read(job(), Optional.empty());
    assertThat(runs)
        .extracting(JobRun::name)
        .containsExactly(new JobName("file-1"), new JobName("file-2"), new JobName("file-3"));
    assertThat(runs).allMatch(run -> run.state() == JobRun.State.WAITING);
  }

  @Test
  void theReportTellsHowEachFileEnded() {
    String report =
        """
        [{"kind":"","exitCode":0,"message":"","outputs":[]},
         {"kind":"SCRIPT","exitCode":3,"message":"exit code 3","outputs":[]},
         {"kind":"INPUT_GONE","exitCode":-1,"message":"gone","outputs":[]}]
        """;
    List<JobRun> runs = read(job(), pod("Succeeded", 0, "Completed", ""), Optional.of(report));
    assertThat(kinds(runs))
        .containsExactly(
            Optional.empty(), Optional.of(FailureKind.SCRIPT), Optional.of(FailureKind.INPUT_GONE));
    assertThat(runs.get(1).failure().orElseThrow().message())
        .isEqualTo("exit code 3: the last of file-2");
    assertThat(runs.get(2).failure().orElseThrow().message()).isEqualTo("gone");
  }

  @Test
  void withoutAReportEveryFileIsTriedAgain() {
    assertThat(kinds(read(job(), pod("Succeeded", 0, "Completed", ""), Optional.empty())))
        .containsOnly(Optional.of(FailureKind.INFRASTRUCTURE));
  }

  @Test
  void theFileThatRanIsToBlameForTheMemoryAndNoOther() {
    assertThat(kinds(read(job(), pod("Failed", 137, "OOMKilled", "file 2\n"), Optional.empty())))
        .containsExactly(
            Optional.of(FailureKind.EVICTED),
            Optional.of(FailureKind.OUT_OF_MEMORY),
            Optional.of(FailureKind.EVICTED));
  }

  @Test
  void noFileIsToBlameWhenNobodyKnowsWhoseProcessWasKilled() {
    assertThat(kinds(read(job(), pod("Pending", 0, "OOMKilled", ""), Optional.empty())))
        .containsOnly(Optional.of(FailureKind.EVICTED));
  }

  @Test
  void theFileThatIsCancelledEndsTheOthersWithoutBlame() {
    Job cancelled =
        new JobBuilder(job())
            .editMetadata()
            .addToAnnotations(
                Marks.ENDING, new Ending(FailureKind.CANCELLED, "it was cancelled").text())
            .addToAnnotations(Marks.ENDING_FOR, "file-3")
            .endMetadata()
            .build();
    assertThat(kinds(read(cancelled, pod("Failed", 143, "Error", "file 1"), Optional.empty())))
        .containsExactly(
            Optional.of(FailureKind.EVICTED),
            Optional.of(FailureKind.EVICTED),
            Optional.of(FailureKind.CANCELLED));
  }
}
