// covers: 3.6, 4.1, 4.2
using ReactorGen;

namespace Corpus.Closures.TryInLoopsWithCaptures;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        List<Action> undo = [];
        var committed = 0;
        for (var i = 0; i < 4; i++)
        {
            var amount = i * 10;
            try
            {
                var before = committed;
                undo.Add(() => { committed = before; t.Log($"undo to {before} of {amount}/{i}"); });
                committed += Pause(amount);
                try
                {
                    if (i == 2) throw new Boom($"step {Pause(i)}");
                    amount++;
                }
                finally
                {
                    var snapshot = committed;
                    undo.Add(() => t.Log($"snapshot {snapshot} {amount} {before}"));
                    Pause(snapshot);
                    snapshot = -1;
                }

                if (i == 1) continue;
                before = Pause(1000);
            }
            catch (Boom e)
            {
                var at = i;
                undo.Add(() => t.Log($"{e.Message} {at} {amount}"));
                at += Pause(100);
                if (committed > 1000) break;
            }
        }

        undo.Reverse();
        foreach (var u in undo) { u(); Pause(); }
        t.Log(committed);
    }
}
