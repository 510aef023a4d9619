namespace ReactorGen;

/// <summary>When a wait on a registered descriptor returns.</summary>
public enum Trigger : byte
{
    /// <summary>
    /// Whenever the source <i>is</i> ready, even if an earlier read left bytes behind. Costs one system call per wait. What to use unless every
    /// wait is preceded by an operation that found nothing left.
    /// </summary>
    Level = 0,

    /// <summary>
    /// When the source <i>becomes</i> ready. Costs no system call per wait. To wait says that, since the previous wait on that direction
    /// returned, an operation has found that it would block: what was left unread before that is not announced again.
    /// </summary>
    Edge = 1,
}
