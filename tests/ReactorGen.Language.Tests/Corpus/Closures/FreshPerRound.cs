// covers: 4.1, 4.2
using ReactorGen;

namespace Corpus.Closures.FreshPerRound;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        List<Func<int>> all = [];
        foreach (var item in new[] { 1, 2, 3 })
        {
            var own = item * 10;
            all.Add(() => item + own++);
            Pause();
            own += 100;
        }

        Show(t, all);
        for (int i = 0, j = 10; i < 3; i++, j--)
        {
            var own = i;
            all.Add(() => i + j + own++);
            own += Pause(0);
        }

        Show(t, all);
        var n = 0;
        while (n < 3)
        {
            var own = n++;
            if (own == 1)
            {
                Pause();
                continue;
            }

            all.Add(() => own++ + n);
            Pause();
        }

        Show(t, all);
        do
        {
            int own;
            own = n;
            all.Add(() => own-- - n);
            Pause();
            own++;
        }
        while (--n > 0);
        Show(t, all);
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                var sum = i + j;
                all.Add(() => i * 100 + j * 10 + sum++);
                if (j == 0) Pause();
                sum++;
            }
        }

        Show(t, all);
        for (var i = 0; i < 4; i++)
        {
            Action bump = () => i++;
            Pause();
            bump();
            t.Log(i);
        }
    }

    [ReactorTask]
    private static partial void Show(Trace t, List<Func<int>> all)
    {
        foreach (var f in all) t.Log(f() + Pause(f()));
        all.Clear();
    }
}
