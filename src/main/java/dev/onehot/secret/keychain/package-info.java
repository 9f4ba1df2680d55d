/// The keychains of the operating systems, each behind [dev.onehot.secret.SecretStore]. [Keychain] chooses.
@NullMarked
package dev.onehot.secret.keychain;

import org.jspecify.annotations.NullMarked;
