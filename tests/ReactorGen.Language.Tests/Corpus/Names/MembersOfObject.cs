// covers: 0.7
using ReactorGen;

namespace Corpus.Names.MembersOfObject;

public partial class Thing(int id)
{
    [ReactorTask]
    public partial string Tell(Thing other)
    {
        var text = ToString();
        Pause();
        return text + ToString() + GetType().Name + Equals(other) + Equals(this, other) + ReferenceEquals(this, other) + (GetHashCode() == other.GetHashCode()) + ((Thing)MemberwiseClone()).ToString() + Pause(1);
    }

    public override string ToString() => $"thing {id}";

    public override bool Equals(object? obj) => obj is Thing;

    public override int GetHashCode() => 1;
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Thing(1).Tell(new Thing(2)));
    }
}
