/** The embedded default: jobs as local processes, and an object storage that speaks S3. */
package levante.oscar.adapter.sandbox;
