/** Buckets that a person makes and deletes, beside those that services bring with them. */
package levante.oscar.bucket;
