package levante.oscar.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import levante.kernel.Quantity;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRun.State;
import org.junit.jupiter.api.Test;

/** What every {@link JobRunner} has to do with files that share a pod, besides all else. */
public abstract class JobBatchContract extends JobRunnerContract {
  private static final String FAILS_FOR_TWO =
      """
      #!/bin/sh
      echo "working on $STORAGE_OBJECT_KEY for $PLAIN"
      cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
      if grep -q two "$INPUT_FILE_PATH"; then echo 'no two' >&2; exit 3; fi
      """;

  private JobRunner.Batch batch(String script) {
    return batch(script, Quantity.ofMebibytes(256), Duration.ofSeconds(60));
  }

  @Test
  void eachFileOfABatchHasItsOwnEndResultsAndLog() throws Exception {
    runner().start(CLUSTER, batch(FAILS_FOR_TWO));
    JobRun first = awaitEnd("file-1");
    JobRun second = awaitEnd("file-2");
    JobRun third = awaitEnd("file-3");
    assertThat(first.state()).as(first.toString()).isEqualTo(State.SUCCEEDED);
    assertThat(third.state()).as(third.toString()).isEqualTo(State.SUCCEEDED);
    assertThat(failure(second).kind()).isEqualTo(FailureKind.SCRIPT);
    assertThat(failure(second).exitCode()).contains(3);
    assertThat(failure(second).message()).contains("no two");
    assertThat(first.outputs())
        .extracting(published -> published.object().key())
        .containsExactly("out/1.txt");
    assertThat(resultKeys()).containsExactlyInAnyOrder("out/1.txt", "out/3 é.txt");
    assertThat(result("out/3 é.txt")).isEqualTo("three");
    assertThat(runner().log(CLUSTER, first.name()))
        .isEqualTo("working on in/1.txt for it's $$HOME $(x)\n");
    assertThat(runner().log(CLUSTER, second.name()))
        .isEqualTo("working on in/it's $(2).txt for it's $$HOME $(x)\nno two\n");
    assertThat(runner().log(CLUSTER, third.name()))
        .isEqualTo("working on in/3 é.txt for it's $$HOME $(x)\n");
  }

  @Test
  void aBatchGivenTwiceRunsOnceAndIsForgottenAsAWhole() {
    JobRunner.Batch batch = batch("#!/bin/sh\n:\n");
    runner().start(CLUSTER, batch);
    runner().start(CLUSTER, batch);
    awaitEnd("file-1");
    awaitEnd("file-2");
    awaitEnd("file-3");
    runner().start(CLUSTER, batch);
    assertThat(runner().list(CLUSTER))
        .extracting(run -> run.name() + " " + run.state())
        .containsExactly("file-1 SUCCEEDED", "file-2 SUCCEEDED", "file-3 SUCCEEDED");
    runner().forget(CLUSTER, batch.name());
    assertThat(runner().list(CLUSTER)).isEmpty();
  }

  @Test
  void aFileOfABatchThatIsGoneFailsAlone() {
    JobRunner.Batch batch = batch("#!/bin/sh\n:\n");
    put("in/it's $(2).txt", "another");
    runner().start(CLUSTER, batch);
    assertThat(failure(awaitEnd("file-2")).kind()).isEqualTo(FailureKind.INPUT_GONE);
    assertThat(awaitEnd("file-1").state()).isEqualTo(State.SUCCEEDED);
    assertThat(awaitEnd("file-3").state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aFileOfABatchIsHeldToItsOwnDeadline() {
    String script =
        """
        #!/bin/sh
        if grep -q two "$INPUT_FILE_PATH"; then echo waiting; sleep 300 & sleep 300; fi
        """;
    runner().start(CLUSTER, batch(script, Quantity.ofMebibytes(256), Duration.ofSeconds(2)));
    JobRun late = awaitEnd("file-2");
    assertThat(failure(late).kind()).isEqualTo(FailureKind.DEADLINE);
    assertThat(failure(late).message()).contains("2 s").contains("waiting");
    assertThat(awaitEnd("file-1").state()).isEqualTo(State.SUCCEEDED);
    assertThat(awaitEnd("file-3").state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aCancelledFileOfABatchIsCancelledAndNoOtherIsBlamed() {
    String script =
        "#!/bin/sh\nif grep -q two \"$INPUT_FILE_PATH\"; then echo waiting; sleep 300; fi\n";
    runner().start(CLUSTER, batch(script));
    JobName second = new JobName("file-2");
    await("file-2", run -> run.state() == State.RUNNING);
    await("file-2", run -> runner().log(CLUSTER, second).equals("waiting\n"));
    runner().cancel(CLUSTER, second);
    assertThat(failure(awaitEnd("file-2")).kind()).isEqualTo(FailureKind.CANCELLED);
    for (String other : new String[] {"file-1", "file-3"}) {
      JobRun run = awaitEnd(other);
      assertThat(run.state() == State.SUCCEEDED || failure(run).kind() == FailureKind.EVICTED)
          .as(run.toString())
          .isTrue();
    }
  }
}
