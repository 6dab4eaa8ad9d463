package levante.oscar.adapter.minio;

import io.minio.DeleteBucketNotificationArgs;
import io.minio.MinioClient;
import io.minio.SetBucketNotificationArgs;
import io.minio.messages.EventType;
import io.minio.messages.NotificationConfiguration;
import io.minio.messages.QueueConfiguration;
import java.util.ArrayList;
import java.util.List;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.StorageAccess;

/**
 * Sets a bucket's rules to one shared webhook target, which MinIO's own configuration defines; so
 * no service ever needs a restart of MinIO.
 */
public final class MinioBucketNotifications implements BucketNotifications {
  private final MinioObjectStorages storages;
  private final String arn;

  /**
   * Rules for one target.
   *
   * @param arn the target's name, such as {@code arn:minio:sqs::levante:webhook}
   */
  public MinioBucketNotifications(MinioObjectStorages storages, String arn) {
    this.storages = storages;
    this.arn = arn;
  }

  @Override
  public void replace(StorageAccess storage, String bucket, List<String> prefixes) {
    MinioClient client = storages.smallCalls(storage);
    new MinioErrors(storage)
        .call(
            "the rules of bucket " + bucket,
            () -> {
              if (prefixes.isEmpty()) {
                client.deleteBucketNotification(
                    DeleteBucketNotificationArgs.builder().bucket(bucket).build());
              } else {
                client.setBucketNotification(
                    SetBucketNotificationArgs.builder()
                        .bucket(bucket)
                        .config(rules(withoutCovered(prefixes)))
                        .build());
              }
              return bucket;
            });
  }

  /** MinIO refuses two rules for one target of which one covers the other. */
  static List<String> withoutCovered(List<String> prefixes) {
    List<String> kept = new ArrayList<>();
    for (String prefix : prefixes.stream().sorted().toList()) {
      if (kept.isEmpty() || !prefix.startsWith(kept.get(kept.size() - 1))) {
        kept.add(prefix);
      }
    }
    return kept;
  }

  private NotificationConfiguration rules(List<String> prefixes) {
    List<QueueConfiguration> queues = new ArrayList<>();
    for (String prefix : prefixes) {
      QueueConfiguration queue = new QueueConfiguration();
      queue.setQueue(arn);
      queue.setEvents(List.of(EventType.OBJECT_CREATED_ANY));
      if (!prefix.isEmpty()) {
        queue.setPrefixRule(prefix);
      }
      queues.add(queue);
    }
    NotificationConfiguration rules = new NotificationConfiguration();
    rules.setQueueConfigurationList(queues);
    return rules;
  }
}
