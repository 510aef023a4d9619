using ReactorGen.Tasks;

namespace ReactorGen.Executors;

/// <summary>
/// A seam for tests: each time a task has suspended it is woken once for nothing, which must change nothing but the time it takes. Off unless the switch
/// <c>ReactorGen.SpuriousWakes</c> is set before the first executor is made; then it costs nothing, being a constant to compiled code.
/// </summary>
internal static class SpuriousWakes
{
    internal static readonly bool AreOn = AppContext.TryGetSwitch("ReactorGen.SpuriousWakes", out bool on) && on;

    /// <summary>Whether a task that is about to suspend is to be woken: every other time, since the wake makes it suspend again. Runner only.</summary>
    internal static bool IsNext(TaskCell cell)
    {
        TaskExtras extras = cell.GetExtras();
        return extras.IsWokenInVain = !extras.IsWokenInVain;
    }
}
