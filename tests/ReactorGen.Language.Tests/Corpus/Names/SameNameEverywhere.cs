// covers: 0.7, 3.2
// A method, its parameter, a field, a property, a type and a namespace part with one name.
using ReactorGen;

namespace Corpus.Names.SameNameEverywhere;

public partial class Work
{
    public int work = 1;

    public Work? Next { get; set; }

    [ReactorTask]
    public partial int Do(Work Work, int work)
    {
        var Do = Pause(work);
        this.work += Do;
        return Work.work + this.work + work + (Next is null ? 0 : 1);
    }
}

public static partial class Program
{
    private static int Value => 5;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var work = new Work();
        t.Log(work.Do(work, 3));
        {
            var Value = Pause(1);
            t.Log(Value + Program.Value);
        }

        {
            var Value = "text";
            Pause();
            t.Log(Value);
        }

        t.Log(Value);
        var Pause_ = Pause(2);
        t.Log(Pause_);
        Colour Colour = Colour.Blue;
        Pause();
        t.Log((int)Colour + (int)Colour.Green);
    }
}
