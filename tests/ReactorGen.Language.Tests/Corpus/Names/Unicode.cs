// covers: 0.7
using ReactorGen;

namespace Corpus.Names.Unicode;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int größe = 1, été = 2, 変数 = 3;
        Pause();
        t.Log(größe + été + 変数 + Größe(Pause(4)));
    }

    [ReactorTask]
    private static partial int Größe(int ширина) => Pause(ширина) + ширина;
}
