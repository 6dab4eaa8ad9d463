package levante.web.rest.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.cluster.Resources;
import levante.elasticity.operate.NodeStatus;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.NodeState;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.oscar.dispatch.JobRun;
import levante.oscar.history.ServiceCounts;
import levante.oscar.service.ServiceId;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import levante.web.rest.JsonBodies;
import org.junit.jupiter.api.Test;

/** The very JSON that OSCAR's clients decode. Source of the forms: OSCAR 4.1 and oscar-cli 2. */
class OscarFormsTest {
  private static final OwnerId ALICE = new OwnerId("alice");
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private static String json(Object view) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JsonBodies()
        .writeTo(
            view,
            view.getClass(),
            view.getClass(),
            null,
            MediaType.APPLICATION_JSON_TYPE,
            null,
            bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theConfigTellsTheStorageWithItsKeysAndEveryTextThatOscarCliCasts() {
    StorageAccess own =
        new StorageAccess(
            "minio.default",
            URI.create("http://10.0.0.1:9000"),
            "key",
            Secret.of("hush"),
            "us-east-1",
            StorageAccess.Tls.VERIFIED,
            StorageAccess.Protocol.S3);
    assertThat(OscarConfigResource.render("edge-7f3a2b", "alice", Optional.of(own)))
        .isEqualTo(
            "{\"config\":{\"name\":\"edge-7f3a2b\",\"namespace\":\"\",\"services_namespace\":\"\","
                + "\"gpu_available\":false,\"interLink_available\":false,\"yunikorn_enable\":false,"
                + "\"oidc_groups\":[]},\"owner\":\"alice\",\"minio_provider\":{\"endpoint\":"
                + "\"http://10.0.0.1:9000\",\"verify\":true,\"access_key\":\"key\","
                + "\"secret_key\":\"hush\",\"region\":\"us-east-1\"},"
                + "\"allowed_image_repositories\":[]}");
    assertThat(OscarConfigResource.render("edge-7f3a2b", "alice", Optional.empty()))
        .contains("\"minio_provider\":null");
  }

  @Test
  void aBucketHasItsObjectsAndThePlaceOfTheNextPage() throws IOException {
    StoredObject object = new StoredObject("work", "in/a b.txt", 6, "e", Optional.empty(), NOON);
    ObjectPage page = new ObjectPage(List.of(object), Optional.of("in/a b.txt"));
    assertThat(json(BucketView.of("work", ALICE, page)))
        .isEqualTo(
            "{\"bucket_name\":\"work\",\"visibility\":\"private\",\"allowed_users\":[],"
                + "\"owner\":\"alice\",\"metadata\":{},\"objects\":[{\"object_name\":"
                + "\"in/a b.txt\",\"size_bytes\":6,\"last_modified\":\"2026-11-29T12:00:00Z\"}],"
                + "\"next_page\":\"aW4vYSBiLnR4dA\",\"is_truncated\":true,\"returned_items\":1}");
    assertThat(BucketView.keyOf(" aW4vYSBiLnR4dA ")).contains("in/a b.txt");
    assertThat(BucketView.keyOf("")).isEmpty();
    assertThatThrownBy(() -> BucketView.keyOf("%")).isInstanceOf(LevanteException.class);
    assertThatThrownBy(() -> BucketView.checked("UP_x")).isInstanceOf(LevanteException.class);
    assertThat(List.of(BucketView.bounded(0), BucketView.bounded(5), BucketView.bounded(9999)))
        .containsExactly(70, 5, 1000);
  }

  @Test
  void theStatusCountsThousandthsOfCoresAndJobsByTheirWord() throws IOException {
    NodeSpell spell = new NodeSpell("w-1", Optional.of("w"), NodeState.USED, NOON);
    NodeStatus node =
        new NodeStatus(
            spell,
            Resources.of(Quantity.parse("500m"), Quantity.parse("1Gi")),
            Resources.of(Quantity.parse("2"), Quantity.parse("4Gi")),
            Optional.empty());
    Map<JobRun.State, Long> jobs = new TreeMap<>();
    jobs.put(JobRun.State.RUNNING, 2L);
    jobs.put(JobRun.State.STAGING_IN, 1L);
    jobs.put(JobRun.State.SUCCEEDED, 4L);
    ServiceId service = new ServiceId(new ClusterId("edge-7f3a2b"), "work");
    StatusView status =
        StatusView.of(
            List.of(node), List.of(new ServiceCounts(service, Map.of(), jobs)), List.of(3, 4));
    assertThat(json(status))
        .contains("\"nodes_count\":1", "\"total_free_cores\":1500,\"max_free_on_node_cores\":1500")
        .contains("\"total_free_bytes\":3221225472", "\"total_gpu\":0")
        .contains("\"capacity_cores\":2000,\"usage_cores\":500", "\"is_interlink\":false")
        .contains(
            "\"jobs_count\":7,\"pods\":{\"total\":7,\"states\":{\"Running\":3,\"Succeeded\":4}")
        .contains("\"buckets_count\":2,\"total_objects\":7")
        .contains("\"oidc\":{\"enabled\":false,\"issuers\":[],\"groups\":[]}");
  }

  @Test
  void aPageOfJobsSaysHowManyAreLeftAndLeavesTimesOutThatAreNotYet() throws IOException {
    OscarLogResource.LogView waiting =
        new OscarLogResource.LogView("Pending", NOON, Optional.empty(), Optional.empty());
    assertThat(json(new OscarLogResource.LogsView(Map.of("work-1", waiting), "12_work-1", 3)))
        .isEqualTo(
            "{\"jobs\":{\"work-1\":{\"status\":\"Pending\",\"creation_time\":"
                + "\"2026-11-29T12:00:00Z\",\"start_time\":null,\"finish_time\":null}},"
                + "\"next_page\":\"12_work-1\",\"remaining_jobs\":3}");
  }
}
