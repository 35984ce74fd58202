/**
 * A certificate for `other.test` that signed itself, valid from 2020 to 2120, and its key. They protect nothing:
 * they are here because Node cannot make a certificate, and must never be used outside of tests.
 */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBZTCCAQqgAwIBAgIBATAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDApvdGhlci50
ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAVMRMwEQYDVQQD
DApvdGhlci50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEL3BXozgP9PAv
ICqXaPKC/Vi0okKx50z/XGSiTzhqUGKXpZpLFl5/yxuSY+KdHK6D668/dHodXYNT
jYmdxE5A1KNJMEcwFQYDVR0RBA4wDIIKb3RoZXIudGVzdDAPBgNVHRMBAf8EBTAD
AQH/MB0GA1UdDgQWBBRSuI+JmbjEv/P8eAGB9xbgG3+MnDAKBggqhkjOPQQDAgNJ
ADBGAiEAlwE+pP/vYeEowj7mWE1M4btAOt1eCF7b1ecYUPO8H+8CIQDeITlwTZb6
zeaDOzkPmsYe3FXKrImSPAe4JnL0R/CFwQ==
-----END CERTIFICATE-----
`;

export const CERTIFICATE_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1SKGYQjaEnNB9b+s
1q1p8SnqX6sDljdwwheCRkbSgpyhRANCAAQvcFejOA/08C8gKpdo8oL9WLSiQrHn
TP9cZKJPOGpQYpelmksWXn/LG5Jj4p0croPrrz90eh1dg1ONiZ3ETkDU
-----END PRIVATE KEY-----
`;

export const CERTIFICATE_HOST = "other.test";
