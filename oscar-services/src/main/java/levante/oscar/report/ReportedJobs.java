package levante.oscar.report;

import java.util.List;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobStore;
import levante.oscar.inbox.Delivery;

/**
 * Tells of each job that ends, after it is written down. Who closes a job a second time, which
 * changes nothing, has it told a second time: that happens when somebody cancels it as it ends.
 */
public record ReportedJobs(JobStore jobs, JobListener listener) implements JobStore {
  @Override
  public void open(List<Job> opened) {
    jobs.open(opened);
  }

  @Override
  public void observe(Job job) {
    jobs.observe(job);
  }

  @Override
  public void close(Job job, Delivery after, String log) {
    jobs.close(job, after, log);
    listener.ended(job, after);
  }

  @Override
  public void handOver(Job job, Delivery after, Delivery taken, String log) {
    jobs.handOver(job, after, taken, log);
    listener.ended(job, after);
  }

  @Override
  public List<Job> unfinished() {
    return jobs.unfinished();
  }

  @Override
  public List<Job> find(List<JobName> names) {
    return jobs.find(names);
  }

  @Override
  public List<ClusterId> clustersToTidy() {
    return jobs.clustersToTidy();
  }

  @Override
  public void forgotten(List<JobName> names) {
    jobs.forgotten(names);
  }

  @Override
  public List<JobName> toForget(ClusterId cluster) {
    return jobs.toForget(cluster);
  }
}
