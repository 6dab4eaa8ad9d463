/** Object storage as the demo uses it, with the MinIO SDK. */
package levante.cli.storage;
