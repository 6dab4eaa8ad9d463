package levante.web.page.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.oscar.fdl.FdlReader;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServicePath;
import levante.oscar.service.StorageRef;
import levante.web.page.drawing.Drawing;
import levante.web.page.drawing.Drawing.Box;
import levante.web.view.ServiceRow.JobCounts;
import levante.web.view.Status;
import org.junit.jupiter.api.Test;

class WorkflowTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final ServiceDefinition DEFINITION =
      new FdlReader()
          .read(
              "fdl.yaml",
              """
              functions:
                oscar:
                  - edge:
                      name: work
                      image: debian:12
                      memory: 256Mi
                      cpu: 0.2
                      script: "#!/bin/sh"
              """)
          .services()
          .get(0)
          .definition();

  private static ServicePath path(String cluster, String bucket, String prefix, String... suffix) {
    return new ServicePath(
        "minio.default",
        new StorageRef.OfCluster(new ClusterId(cluster)),
        bucket,
        prefix,
        Arrays.asList(suffix),
        List.of());
  }

  private static Service service(
      String cluster, String name, List<ServicePath> inputs, List<ServicePath> outputs) {
    return new Service(
        new ServiceId(new ClusterId(cluster), name),
        new OwnerId("ana"),
        DEFINITION,
        inputs,
        outputs,
        List.of(),
        List.of(),
        Secret.of("0".repeat(64)),
        NOON,
        NOON,
        1);
  }

  private static Drawing drawn(List<Service> services, Map<ServiceId, JobCounts> counts) {
    return Workflow.drawn(
        services, counts, id -> "/services/%s/%s".formatted(id.cluster(), id.name()));
  }

  private static Box box(Drawing drawing, String name) {
    return drawing.boxes().stream()
        .filter(box -> box.part().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theWayOfAFileGoesFromLeftToRightAcrossClusters() {
    Service edge =
        service(
            "edge-1",
            "split",
            List.of(path("edge-1", "mask", "in/")),
            List.of(path("cloud-1", "mask", "between/")));
    Service cloud =
        service(
            "cloud-1",
            "detect",
            List.of(path("cloud-1", "mask", "between/")),
            List.of(path("cloud-1", "mask", "out/")));
    Drawing drawing = drawn(List.of(cloud, edge), Map.of());
    assertThat(drawing.boxes()).hasSize(5);
    assertThat(
            List.of("mask/in", "split", "mask/between", "detect", "mask/out").stream()
                .map(name -> box(drawing, name).x())
                .toList())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(box(drawing, "mask/between").part().kind()).isEqualTo("in cloud-1");
    assertThat(box(drawing, "split").part().path()).contains("/services/edge-1/split");
  }

  @Test
  void whatIsWrittenBelowAnInputLeadsToItsServiceUnlessItsFiltersPartThem() {
    Service writer =
        service(
            "edge-1",
            "writer",
            List.of(),
            List.of(path("edge-1", "b", "all/day/"), path("edge-1", "b", "all/txt/", ".txt")));
    Service reader =
        service("edge-1", "reader", List.of(path("edge-1", "b", "all/", ".jpg")), List.of());
    Drawing drawing = drawn(List.of(writer, reader), Map.of());
    assertThat(box(drawing, "b/all/day").leads()).containsExactly("reader");
    assertThat(box(drawing, "b/all/txt").leads()).isEmpty();
    assertThat(box(drawing, "b/all").leads()).containsExactly("reader");
  }

  @Test
  void foldersOfOneNameInTwoStoragesAreTwo() {
    Service here = service("edge-1", "a", List.of(path("edge-1", "b", "in/")), List.of());
    Service there = service("cloud-1", "a", List.of(path("cloud-1", "b", "in/")), List.of());
    Drawing drawing = drawn(List.of(here, there), Map.of());
    assertThat(drawing.boxes()).hasSize(4);
    assertThat(drawing.arrows()).hasSize(2);
  }

  @Test
  void aServiceSaysWhatItsJobsDo() {
    assertThat(status(new JobCounts(0, 0, 0, 0)))
        .isEqualTo(new Status(Status.Tone.IDLE, "no file yet"));
    assertThat(status(new JobCounts(2, 1, 5, 0)))
        .isEqualTo(new Status(Status.Tone.BUSY, "2 wait, 1 run"));
    assertThat(status(new JobCounts(0, 0, 5, 0))).isEqualTo(new Status(Status.Tone.GOOD, "5 done"));
    assertThat(status(new JobCounts(0, 0, 5, 2)))
        .isEqualTo(new Status(Status.Tone.BAD, "5 done, 2 failed"));
  }

  private static Status status(JobCounts jobs) {
    Service one = service("edge-1", "a", List.of(), List.of());
    return box(drawn(List.of(one), Map.of(one.id(), jobs)), "a").part().status().orElseThrow();
  }
}
