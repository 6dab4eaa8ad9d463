/** Object storages that speak S3, through MinIO's client. */
package levante.oscar.adapter.minio;
